import { expect, test } from "vitest";
import { flatBody } from "../../src/protocol/records/message.ts";
import {
  changed,
  EMPTY,
  filled,
  forgotten,
  passed,
  indexFrom,
  type Timeline,
  welcomed,
} from "../../src/client/core/timeline.ts";
import { message, welcome } from "../support/fake-server.ts";

const seqs = ({ messages }: Timeline): number[] => messages.map((it) => it.seq);
const bodyAt = ({ messages }: Timeline, seq: number): string | undefined =>
  messages.filter((it) => it.seq === seq).map(flatBody)[0];
const page = (after: number, before: number, ...found: number[]) => ({
  type: "page" as const,
  after,
  before,
  records: found.map((seq) => message(seq)),
});

/** Messages 1 to 3, a gap, 7 to 9, a gap, 15 and 16. */
function twoGaps(): Timeline {
  const records = [1, 2, 3].map((seq) => message(seq));
  const first = welcomed(EMPTY, welcome({ head: 3, records }));
  const second = welcomed(
    first,
    welcome({
      mode: "resumed",
      head: 9,
      records: [7, 8, 9].map((seq) => message(seq)),
      gap: { after: 3, before: 7 },
    }),
  );
  return welcomed(
    second,
    welcome({
      mode: "resumed",
      head: 16,
      records: [15, 16].map((seq) => message(seq)),
      gap: { after: 9, before: 15 },
    }),
  );
}

test("3.6 gaps add up, and each shows where it is", () => {
  const timeline = twoGaps();
  expect(seqs(timeline)).toEqual([1, 2, 3, 7, 8, 9, 15, 16]);
  expect(timeline.gaps).toEqual([
    { after: 3, before: 7 },
    { after: 9, before: 15 },
  ]);
});

test("3.6 a revision inside a gap stays unknown until the gap is filled", () => {
  const revision = { ...message(12), rev: 17, body: "revised" };
  const timeline = changed(twoGaps(), { type: "changes", from: 16, to: 17, records: [revision] });
  expect(timeline && seqs(timeline)).toEqual([1, 2, 3, 7, 8, 9, 15, 16]);
  expect(timeline?.cursor?.seq).toBe(17);
});

test("4.8 a page fills what it covers, from either end or the middle", () => {
  const upper = filled(twoGaps(), page(12, 15, 13, 14));
  expect(upper.gaps).toEqual([
    { after: 3, before: 7 },
    { after: 9, before: 13 },
  ]);
  const middle = filled(twoGaps(), page(10, 13, 11, 12));
  expect(middle.gaps.slice(1)).toEqual([
    { after: 9, before: 11 },
    { after: 12, before: 15 },
  ]);
  const whole = filled(filled(twoGaps(), page(3, 7, 4, 6)), page(0, 20, 10));
  expect(whole.gaps).toEqual([]);
  expect(seqs(whole)).toEqual([1, 2, 3, 4, 6, 7, 8, 9, 10, 15, 16]);
});

test("4.8 a page that is older than the known messages does not change them", () => {
  const revision = { ...message(8), rev: 17, body: "revised" };
  const revised = changed(twoGaps(), { type: "changes", from: 16, to: 17, records: [revision] });
  const timeline = filled(revised ?? EMPTY, page(6, 10, 7, 8, 9));
  expect(bodyAt(timeline, 8)).toBe("revised");
});

test("4.2 a range that reaches past the cursor is applied although it begins before it", () => {
  const records = [16, 17].map((seq) => message(seq));
  const timeline = changed(twoGaps(), { type: "changes", from: 15, to: 17, records });
  expect(timeline && seqs(timeline).slice(-3)).toEqual([15, 16, 17]);
});

test("I3 dropped messages become a gap, together with every gap they touch", () => {
  expect(forgotten(twoGaps(), 2).gaps[0]).toEqual({ after: 0, before: 2 });
  const lower = forgotten(twoGaps(), 8);
  expect(seqs(lower)).toEqual([8, 9, 15, 16]);
  expect(lower.gaps).toEqual([
    { after: 0, before: 8 },
    { after: 9, before: 15 },
  ]);
  const inGap = forgotten(twoGaps(), 12);
  expect(seqs(inGap)).toEqual([15, 16]);
  expect(inGap.gaps).toEqual([{ after: 0, before: 15 }]);
  const timeline = twoGaps();
  expect(forgotten(timeline, 1)).toBe(timeline);
});

test("11.10 a message that the room no longer has is neither shown nor a gap", () => {
  const timeline = twoGaps();
  expect(passed(timeline, 0)).toEqual(timeline);
  const past = passed(timeline, 8);
  expect(seqs(past)).toEqual([9, 15, 16]);
  expect(past.gaps).toEqual([{ after: 9, before: 15 }]);
  const inGap = passed(timeline, 12);
  expect(seqs(inGap)).toEqual([15, 16]);
  expect(inGap.gaps).toEqual([{ after: 12, before: 15 }]);
  const resumed = welcomed(timeline, welcome({ mode: "resumed", head: 16, horizon: 14 }));
  expect(seqs(resumed)).toEqual([15, 16]);
  expect(resumed.gaps).toEqual([]);
});

test("4.8 dropped messages can be loaded again", () => {
  const records = Array.from({ length: 9 }, (_, index) => message(index + 1));
  const timeline = forgotten(welcomed(EMPTY, welcome({ head: 9, records })), 8);
  const again = filled(filled(timeline, page(3, 8, 4, 5, 6, 7)), page(0, 4, 1, 2, 3));
  expect(again).toEqual(welcomed(EMPTY, welcome({ head: 9, records })));
});

test("a seq is found at the first message which is not before it", () => {
  const { messages } = twoGaps();
  const indices = [0, 1, 3, 4, 7, 16, 17].map((seq) => indexFrom(messages, seq));
  expect(indices).toEqual([0, 0, 2, 3, 3, 7, 8]);
});
