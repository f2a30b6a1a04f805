import { expect, test } from "vitest";
import { LIMITS } from "../../src/protocol/limits.ts";
import { draft } from "../support/log-contract.ts";
import { idle, Simulation, type Tab } from "../support/simulation.ts";
import { until } from "../support/until.ts";

/** Scrolls up until no message is missing. */
async function readAll(sim: Simulation, { room }: Tab): Promise<void> {
  for (let pages = 0; room.state.timeline.gaps.length > 0; pages++) {
    if (pages > 1_000) throw new Error("The gaps do not fill");
    const gap = room.state.timeline.gaps.at(-1);
    if (gap !== undefined) room.fill(gap);
    sim.deliver(-1, Infinity);
    sim.flush();
    await idle();
  }
}

/** Ten thousand messages and two hundred edits while none of our clients is connected. */
function muchHappens(sim: Simulation): void {
  for (let n = 0; n < 10_000; n++) sim.log.append(draft(n));
  for (let n = 0; n < 200; n++) sim.log.revise(1 + n * 50, { is: "said", body: `edited ${n}` });
}

test.each(["while away", "while away, and reloads"])(
  "I9 a client that misses 10,000 messages and 200 edits %s ends equal to a new one",
  async (how) => {
    const sim = new Simulation();
    for (let n = 0; n < 300; n++) sim.log.append(draft(-n));
    sim.openTab("alice");
    await sim.settle();
    const [alice] = sim.tabs;
    if (alice === undefined) throw new Error("Nobody is here");
    await readAll(sim, alice);
    expect(alice.room.state.timeline.messages).toEqual(sim.log.all());

    sim.cut(0, "both");
    muchHappens(sim);
    if (how.endsWith("reloads")) sim.reload(0);
    await sim.settle();
    const [returned] = sim.tabs;
    if (returned === undefined) throw new Error("Nobody is here");
    const { gaps, messages } = returned.room.state.timeline;
    expect(gaps).toHaveLength(1);
    expect(messages.at(-1)?.seq).toBe(sim.log.all().at(-1)?.seq);
    expect(messages.length).toBeLessThanOrEqual(302 + LIMITS.pageRecords);

    await readAll(sim, returned);
    const fresh = sim.openTab("bob");
    await sim.settle();
    await readAll(sim, fresh);
    expect(returned.room.state.timeline.messages).toEqual(sim.log.all());
    expect(returned.room.state.timeline).toEqual(fresh.room.state.timeline);
  },
  30_000,
);

test("I7 a program that reads from the beginning has read each of 10,000 messages once, and kept few", async () => {
  const sim = new Simulation();
  for (let n = 0; n < 300; n++) sim.log.append(draft(-n));
  const reader = sim.openReader("carol");
  muchHappens(sim);
  const stored = sim.log.all().map(({ seq }) => seq);
  await until(() => {
    sim.deliver(-1, Infinity);
    return reader.read.length >= stored.length || undefined;
  });
  expect(reader.read.map(({ seq }) => seq)).toEqual(stored);
  expect(reader.room.state.timeline.messages.length).toBeLessThanOrEqual(LIMITS.pageRecords);
});
