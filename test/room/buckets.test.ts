import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Buckets } from "../../src/room/limits/buckets.ts";
import { tries } from "../support/tries.ts";

const RATE = { perSecond: 10, burst: 5 };
const START = 1_000_000;

describe("a token bucket", () => {
  test("gives a burst at once, and then says how long to wait", () => {
    const buckets = new Buckets<string>(RATE, 100);
    for (let n = 0; n < 5; n += 1) {
      expect(buckets.wait("a", 1, START)).toBe(0);
      buckets.take("a", 1, START);
    }
    expect(buckets.wait("a", 1, START)).toBe(100);
    expect(buckets.wait("a", 1, START + 99)).toBeGreaterThan(0);
    expect(buckets.wait("a", 1, START + 100)).toBe(0);
  });

  test("is counted per key", () => {
    const buckets = new Buckets<string>(RATE, 100);
    buckets.take("a", 5, START);
    expect(buckets.wait("a", 1, START)).toBeGreaterThan(0);
    expect(buckets.wait("b", 5, START)).toBe(0);
  });

  test("lets a full bucket pay a price above its size, and then makes the next one wait for the rest", () => {
    const buckets = new Buckets<string>(RATE, 100);
    expect(buckets.wait("a", 50, START)).toBe(0);
    buckets.take("a", 50, START);
    expect(buckets.wait("a", 1, START + 4_000)).toBeGreaterThan(0);
    expect(buckets.wait("a", 1, START + 4_600)).toBe(0);
  });

  test("gives nothing when the clock is set back", () => {
    const buckets = new Buckets<string>(RATE, 100);
    buckets.take("a", 5, START);
    buckets.take("a", 0, START - 60_000);
    expect(buckets.wait("a", 1, START)).toBe(100);
  });

  test("keeps no more keys than its limit, and forgets the one that has been idle longest", () => {
    const buckets = new Buckets<number>(RATE, 3);
    for (const key of [1, 2, 3]) buckets.take(key, 5, START);
    buckets.take(1, 0, START);
    buckets.take(4, 5, START);
    expect(buckets.size).toBe(3);
    expect(buckets.wait(2, 5, START)).toBe(0);
    expect(buckets.wait(1, 1, START)).toBeGreaterThan(0);
  });

  test("never gives more than its burst plus what was refilled", () => {
    const asked = fc.record({
      after: fc.nat(500),
      cost: fc.double({ min: 0.05, max: 5, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(asked, { maxLength: 200 }), (all) => {
        const buckets = new Buckets<string>(RATE, 10);
        let now = START;
        let taken = 0;
        for (const { after, cost } of all) {
          now += after;
          if (buckets.wait("a", cost, now) > 0) continue;
          buckets.take("a", cost, now);
          taken += cost;
        }
        expect(taken).toBeLessThanOrEqual(5 + ((now - START) / 1_000) * 10 + 1e-6);
      }),
      tries(),
    );
  });
});
