/**
 * The invariants of docs/protocol.md, under any failures in any order. A failing case prints its seed and
 * path; every failure found so far stays below as an example.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { flatBody } from "../../src/protocol/records/message.ts";
import type { Json } from "../../src/protocol/records/entry.ts";
import { isGoverned } from "../../src/protocol/rights/setting-keys.ts";
import { SETTING_NAMES, type SettingName, SETTINGS } from "../../src/protocol/rights/settings.ts";
import { boundsOf } from "../support/setting-values.ts";
import { idle, LIST, Simulation, tokensIn, type Wish } from "../support/simulation.ts";
import { tries } from "../support/tries.ts";

type Step =
  | { do: "say"; tab: number }
  | { do: "write"; tab: number; kind: Wish["kind"] }
  | { do: "act"; tab: number }
  | { do: "deliver"; tab: number; count: number }
  | { do: "cut"; tab: number; told: "here" | "there" | "both" }
  | { do: "reload"; tab: number }
  | { do: "close"; tab: number }
  | { do: "open"; member: "alice" | "bob" }
  | { do: "pass"; milliseconds: number }
  | { do: "revise"; nth: number }
  | { do: "forget"; tab: number; kept: number }
  | { do: "fill"; tab: number }
  | { do: "flush" }
  | { do: "evict" }
  | { do: "crash"; when: "now" | "before commit" | "after commit" }
  | { do: "disk"; full: boolean }
  | { do: "govern"; name: SettingName; value: Json | undefined };

const tab = fc.nat(4);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant("say" as const), tab }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant("write" as const),
      tab,
      kind: fc.constantFrom("set" as const, "append" as const, "delete" as const),
    }),
  },
  {
    weight: 10,
    arbitrary: fc.record({
      do: fc.constant("deliver" as const),
      tab,
      count: fc.integer({ min: 1, max: 6 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("cut" as const),
      tab,
      told: fc.constantFrom("here" as const, "there" as const, "both" as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("reload" as const), tab }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("close" as const), tab }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("open" as const),
      member: fc.constantFrom("alice" as const, "bob" as const),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("pass" as const),
      milliseconds: fc.constantFrom(10, 500, 3_000, 20_000, 100_000),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("revise" as const), nth: fc.nat(30) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("forget" as const), tab, kept: fc.nat(3) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("fill" as const), tab }) },
  { weight: 5, arbitrary: fc.constant({ do: "flush" as const }) },
  { weight: 2, arbitrary: fc.constant({ do: "evict" as const }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("crash" as const),
      when: fc.constantFrom("now" as const, "before commit" as const, "after commit" as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("disk" as const), full: fc.boolean() }) },
);
/** Settings that matter most with values within the duration of a run. The others get any valid value. */
const TUNED: Partial<Record<SettingName, fc.Arbitrary<Json | undefined>>> = {
  title: fc.constantFrom("Kitchen", undefined),
  slow: fc.constantFrom(1, 5, 60, undefined),
  topic: fc.constantFrom("member", "moderator", undefined),
  retention: fc.constantFrom(0, 0, 90, 300, undefined),
};
const valueFor = (name: SettingName): fc.Arbitrary<Json | undefined> =>
  TUNED[name] ?? fc.constantFrom(...boundsOf(SETTINGS[name].form).taken, undefined);
const governing = (name: SettingName): fc.Arbitrary<Step> =>
  fc.record({ do: fc.constant("govern" as const), name: fc.constant(name), value: valueFor(name) });
/** In a room with an owner and a retention. */
const stepWithRetention = fc.oneof(
  { weight: 20, arbitrary: step },
  { weight: 1, arbitrary: governing("retention") },
);
/** In a room with slow mode, where many messages are sent at once. */
const stepInSlowMode = fc.oneof(
  { weight: 10, arbitrary: step },
  {
    weight: 10,
    arbitrary: fc.record({ do: fc.constant("say" as const), tab }),
  },
  { weight: 2, arbitrary: governing("slow") },
);
/** In a room whose owner is present and acts. */
const stepWithActs = fc.oneof(
  { weight: 20, arbitrary: step },
  { weight: 6, arbitrary: fc.record({ do: fc.constant("act" as const), tab }) },
);
/** In a room whose owner keeps changing its settings. */
const stepWithSettings = fc.oneof(
  { weight: 20, arbitrary: step },
  { weight: 2, arbitrary: fc.constantFrom(...SETTING_NAMES).chain(governing) },
);

function take(sim: Simulation, it: Step): void {
  switch (it.do) {
    case "say":
      return sim.say(it.tab);
    case "write":
      return sim.write(it.tab, it.kind);
    case "act":
      return sim.act(it.tab);
    case "deliver":
      return sim.deliver(it.tab, it.count);
    case "cut":
      return sim.cut(it.tab, it.told);
    case "reload":
      return sim.reload(it.tab);
    case "close":
      return sim.closeTab(it.tab);
    case "open":
      if (sim.tabs.length < 5) sim.openTab(it.member);
      return;
    case "pass":
      return sim.pass(it.milliseconds);
    case "revise":
      return sim.revise(it.nth);
    case "forget":
      return sim.forget(it.tab, it.kept);
    case "fill":
      return sim.fill(it.tab);
    case "flush":
      return sim.flush();
    case "evict":
      return sim.host.evict();
    case "crash":
      if (it.when === "now") sim.crash();
      else sim.log.crashAt = it.when;
      return;
    case "disk":
      sim.log.full = it.full;
      return;
    case "govern":
      return sim.govern(it.name, it.value);
  }
}

async function run(steps: readonly Step[]): Promise<void> {
  const sim = new Simulation(steps.some((it) => it.do === "act") ? "alice" : undefined);
  sim.openTab("alice");
  sim.openTab("bob");
  sim.openReader("carol");
  for (const it of steps) {
    take(sim, it);
    await idle();
    inOrder(sim);
  }
  await sim.settle();
  // What expired meanwhile is deleted, and everybody is told.
  await sim.erase();
  inOrder(sim);
  kept(sim);
  writtenOnce(sim);
  if (!steps.some(mayPutOut)) keptOnce(sim);
  equal(sim);
  readOnce(sim);
  await present(sim);
}

/** I2, I3: at any moment every view is a contiguous part of one order, with each message once. */
function inOrder(sim: Simulation): void {
  for (const { room } of sim.tabs) {
    const seqs = room.state.timeline.messages.map((it) => it.seq);
    expect(seqs, "I2, I3").toEqual([...new Set(seqs)].toSorted((a, b) => a - b));
  }
}

/** I1, I4, I6: every message sent is stored, once, in its sender's order, including those deleted since. */
function kept(sim: Simulation): void {
  const stored = sim.log.said;
  const bodies = stored.map(flatBody);
  const keys = stored.map(({ by, id }) => `${by}/${id}`);
  expect(new Set(keys).size, "I4").toBe(keys.length);
  const late = new Set(stored.filter(({ id }) => sim.refused.has(id)).map(flatBody));
  for (const body of sim.acknowledged) expect(bodies, "I1").toContain(body);
  for (const said of sim.said) {
    const own = new Set(said);
    const had = bodies.filter((body) => own.has(body));
    // Messages that the room could not tell about, or did not allow, were discarded by their sender.
    const due = said.filter((body) => !sim.givenUp.has(body) || had.includes(body));
    expect(had.toSorted(), "I1").toEqual(due.toSorted());
    const inTurn = (body: string): boolean => !late.has(body);
    expect(had.filter(inTurn), "I6").toEqual(due.filter(inTurn));
  }
}

/** I11: no write is done twice, no update is lost, and a writer's writes keep their order. */
function writtenOnce(sim: Simulation): void {
  const { written } = sim.log;
  const keys = written.map(({ by, id }) => `${by}/${id}`);
  expect(new Set(keys).size, "I11").toBe(keys.length);
  const list = tokensIn(written.findLast(({ key }) => key === LIST)?.value);
  expect(new Set(list).size, "I11: an update done twice").toBe(list.length);
  for (const wishes of sim.wishes) {
    for (const wish of wishes) asAnswered(sim, wish, list);
    for (const revs of revsOf(wishes)) {
      expect(revs, "I11: in order").toEqual(revs.toSorted((a, b) => a - b));
    }
    const own = new Set<unknown>(wishes.map(({ token }) => token));
    const sets = written
      .filter(({ key, id }) => !isGoverned(key) && !sim.refused.has(id))
      .map(({ value }) => value)
      .filter((value) => own.has(value));
    expect(sets, "I11: in order").toEqual(
      wishes.map((it) => it.token).filter((it) => sets.includes(it)),
    );
  }
}

/** Whether members may be disconnected for good: requests that they had not made by then are dropped. */
function mayPutOut(it: Step): boolean {
  return it.do === "govern" && it.name !== "retention" && it.name !== "slow";
}

/** I11: every request is done, once and in order, even if its page ended before the answer. */
function keptOnce(sim: Simulation): void {
  for (const wishes of sim.wishes) {
    const tokens = wishes.filter(({ kind }) => kind === "set").map(({ token }) => token);
    const own = new Set<unknown>(tokens);
    const written = sim.log.written
      .filter(({ key, value }) => !isGoverned(key) && own.has(value))
      .map(({ value }) => value);
    expect(written, "I11: a write lost").toEqual(tokens);
  }
  const done = sim.log.decisions("did").map(([, { member }]) => member?.id);
  for (const deeds of sim.deeds) {
    const asked = deeds.map(({ member }) => member);
    const own = new Set<unknown>(asked);
    expect(
      done.filter((member) => own.has(member)),
      "I11: an action lost, done twice, or out of order",
    ).toEqual(asked);
  }
}

/** The revs that a tab's writes took, per key in the order of the requests. */
function revsOf(wishes: readonly Wish[]): number[][] {
  const revs = new Map<string, number[]>();
  for (const { kind, outcome } of wishes) {
    if (kind === "append" || typeof outcome === "string" || outcome.rev === 0) continue;
    revs.set(outcome.key, [...(revs.get(outcome.key) ?? []), outcome.rev]);
  }
  return [...revs.values()];
}

/** The answer that a writer received is true. */
function asAnswered(
  sim: Simulation,
  { kind, token, outcome }: Wish,
  list: readonly number[],
): void {
  if (typeof outcome === "string") return expect(outcome, "I11").not.toBe("unanswered");
  const { rev, key } = outcome;
  const stored = sim.log.written.find((it) => it.rev === rev);
  switch (kind) {
    case "set":
      return expect(stored, "I11").toMatchObject({ key, value: token });
    case "append":
      expect(list, "I11: an update lost").toContain(token);
      return expect(tokensIn(stored?.value).at(-1), "I11").toBe(token);
    case "delete":
      return expect(rev === 0 || (stored?.key === key && stored.value === undefined), "I11").toBe(
        true,
      );
  }
}

/** I7, I9: a client knows what it lacks; everything else equals a new client's view. */
function equal(sim: Simulation): void {
  const newest = new Map(sim.log.written.map((it) => [it.key, it]));
  const entries = [...newest.values()]
    .filter(({ value }) => value !== undefined)
    .toSorted((a, b) => a.rev - b.rev);
  for (const { room } of sim.tabs) {
    const { messages, gaps } = room.state.timeline;
    expect([...room.state.entries.values()], "I9").toEqual(entries);
    const known = sim.log
      .all()
      .filter(({ seq }) => !gaps.some(({ after, before }) => after < seq && seq < before));
    const { horizon, erasedTo } = sim.log;
    // What has just expired is deleted within a minute, and then nobody has it. The current role of an author
    // is sent with the message and never stored.
    const shown = messages.map((message) => ({ ...message, role: undefined }));
    expect(
      shown.filter(({ seq }) => seq > horizon),
      "I7, I9",
    ).toEqual(known);
    expect(
      messages.filter(({ seq }) => seq <= erasedTo),
      "11.10",
    ).toEqual([]);
  }
}

/**
 * I2, I3, I7: a program that reads from the beginning has read each message once, in order, unless it was
 * deleted before.
 */
function readOnce(sim: Simulation): void {
  const { horizon } = sim.log;
  for (const { read } of sim.readers) {
    const had = new Set(read.map(({ seq }) => seq));
    expect(
      read.map(({ seq }) => seq),
      "I2, I3, I7",
    ).toEqual(sim.log.said.map(({ seq }) => seq).filter((seq) => seq > horizon || had.has(seq)));
  }
}

/** I8: everybody knows who is present, once each side has had time to notice a line that died silently. */
async function present(sim: Simulation): Promise<void> {
  for (let i = 0; i < 200; i++) {
    sim.pass(1_000);
    sim.deliver(-1, Infinity);
    await idle();
  }
  const here = [...new Set([...sim.tabs.map((it) => it.member), "carol"])].toSorted();
  for (const { room } of sim.tabs) {
    expect(room.state.members.map((it) => it.name).toSorted(), "I8").toEqual(here);
    expect(room.state.count, "I8").toBe(here.length);
  }
}

/** A message refused by slow mode was overtaken by its sender's next one. */
const OVERTAKEN: Step[][] = [
  [
    { do: "deliver", tab: 0, count: 2 },
    { do: "say", tab: 0 },
    { do: "govern", name: "slow", value: 1 },
    { do: "flush" },
    { do: "say", tab: 0 },
    { do: "deliver", tab: 0, count: 3 },
    { do: "pass", milliseconds: 10 },
    { do: "say", tab: 0 },
    { do: "evict" },
    { do: "say", tab: 0 },
  ],
];
/**
 * A write was refused for good, its sender did not learn of it, and it was sent again when it was allowed.
 */
const LATE: Step[][] = [
  [
    { do: "govern", name: "guests", value: "reader" },
    { do: "reload", tab: 0 },
    { do: "open", member: "alice" },
    { do: "write", tab: 0, kind: "set" },
    { do: "write", tab: 0, kind: "set" },
    { do: "deliver", tab: 1, count: 1 },
    { do: "deliver", tab: 0, count: 1 },
    { do: "deliver", tab: 0, count: 1 },
    { do: "flush" },
    { do: "deliver", tab: 0, count: 1 },
    { do: "cut", tab: 0, told: "here" },
    { do: "write", tab: 0, kind: "set" },
    { do: "deliver", tab: 1, count: 1 },
  ],
];
/** A hello was refused for now and not sent again; then the room closed the socket for good. */
const TURNED_AWAY: Step[][] = [
  [
    { do: "deliver", tab: 1, count: 1 },
    { do: "disk", full: true },
    { do: "deliver", tab: 2, count: 2 },
    { do: "cut", tab: 1, told: "here" },
    { do: "deliver", tab: 1, count: 2 },
    { do: "pass", milliseconds: 3_000 },
    { do: "reload", tab: 0 },
    { do: "deliver", tab: 1, count: 2 },
    { do: "act", tab: 1 },
  ],
];

test.each([
  [
    "I1 to I9 and I11 hold over clients, cuts, reloads, tabs, hibernations, crashes and full disks",
    step,
    [],
  ],
  [
    "11.10 I1 to I9 and I11 hold in a room with a retention, and no view shows a message that the room no longer has",
    stepWithRetention,
    [],
  ],
  [
    "11.9 I1 to I9 and I11 hold in slow mode, however much is said at once",
    stepInSlowMode,
    OVERTAKEN,
  ],
  ["11.6 I1 to I9 and I11 hold whatever the room is set to meanwhile", stepWithSettings, LATE],
  ["12.1 I1 to I9 and I11 hold where an owner acts", stepWithActs, TURNED_AWAY],
])(
  "%s",
  async (_, kind, found) => {
    const steps = fc.array(kind, { minLength: 20, maxLength: 120, size: "max" });
    const examples = found.map((it): [Step[]] => [it]);
    await fc.assert(fc.asyncProperty(steps, run), { ...tries(), examples });
  },
  10 * 60_000,
);
