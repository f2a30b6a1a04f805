/**
 * The table of every route and frame: its price, what it may read, and who may use it. docs/prices.md is this
 * table. The row counts are checked here in a room at its bounds.
 */
import { runInDurableObject } from "cloudflare:test";
import { beforeAll, describe, expect, test } from "vitest";
import { Action } from "../../src/protocol/rights/actions.ts";
import type { ClientFrame } from "../../src/protocol/wire/client-frames.ts";
import { type Right, LEAST } from "../../src/protocol/rights/may.ts";
import { ALLOWANCES } from "../../src/room/limits/allowances.ts";
import type { Caller } from "../../src/room/turn/caller.ts";
import type { AskKind } from "../../src/room/turn/ask.ts";
import { CAPABILITIES } from "../../src/room/asking/capabilities.ts";
import { FRAMES, JOIN, LOOKS, type Price } from "../../src/room/limits/prices.ts";
import { REGISTERED } from "../../src/room/memory/register.ts";
import { Room } from "../../src/room/room.ts";
import { API } from "../../src/worker/http/api.ts";
import { pricesOf } from "../../src/worker/http/answer/operation.ts";
import { keysOf, newEpoch } from "../../src/worker/platform/random.ts";
import { SqliteLog } from "../../src/worker/storage/sqlite-log.ts";
import { hello, memberOf, say, set } from "../support/members.ts";
import { counting } from "./counting.ts";
import { freshRoom, stubOf } from "./support.ts";

const PRICES = { ...FRAMES, ...CAPABILITIES };
const ACTS: ReadonlySet<string> = new Set(Action.options.map((it) => it.entries.act.literal));

const MESSAGES = 25_000;
const NOW = 1_000_000;

test("6.7 docs/prices.md is the table that the room uses", async () => {
  await expect(table()).toMatchFileSnapshot("../../docs/prices.md");
});

/** A room at its bounds, awake. */
interface Full {
  readonly room: Room;
  /** The rows that `act` reads. */
  readonly reads: (act: () => unknown) => number;
}

const OWNER = 1;
const CALLER: Caller = { id: memberOf("Olga"), name: "Olga" };

function fill(storage: DurableObjectStorage): void {
  const log = new SqliteLog(storage, newEpoch);
  for (let n = 1; n <= MESSAGES; n += 1) {
    log.append({
      id: `message-${n}`,
      by: memberOf("Bob"),
      name: "Bob",
      at: n,
      is: "said",
      body: `line ${n}`,
    });
  }
  for (let n = 0; n < 700; n += 1) log.revise(MESSAGES - n, { is: "said", body: `better ${n}` });
  for (let place = 0; place < 3_072; place += 1) {
    const entry = { key: `key-${place}`, by: memberOf("Bob"), name: "Bob", at: place };
    const value = place < 2_000 ? { value: place } : {};
    log.put(place, { ...entry, id: `write-${place}`, ...value }, 0);
  }
  const by = { id: memberOf("Bob"), name: "Bob" };
  const name = "Mia";
  for (let n = 0; n < REGISTERED; n += 1) {
    const key = `${n}`.padStart(43, "0");
    const member = `${n}`.padStart(16, "0");
    log.decide([
      { kind: "link", key, value: { role: "member", by, at: n } },
      { kind: "ban", key: member, value: { name, addresses: [], by, at: n } },
      { kind: "mute", key: member, value: { name, by, at: n } },
      { kind: "grant", key: member, value: { role: "member", link: key, at: n } },
    ]);
  }
  log.decide([
    { kind: "owned", key: "", value: { at: 1 } },
    { kind: "grant", key: memberOf("Olga"), value: { role: "owner", at: 1 } },
  ]);
}

function wake(storage: DurableObjectStorage): Full {
  const counted = counting(storage);
  const log = new SqliteLog(counted.storage, newEpoch);
  const identify = (token: string): string => token.slice(0, 16);
  const isBehind = (): boolean => false;
  const room = new Room({ log, identify, isBehind, keys: keysOf("a-room") });
  room.connect(OWNER, NOW);
  receive(room, hello("Olga"));
  // These frames load what the room reads once after a wake and then remembers.
  receive(room, { ...say("warm"), after: 1 });
  receive(room, { ...set("warm", 1), after: 1 });
  room.reading.state(CALLER, NOW);
  return {
    room,
    reads(act) {
      const before = counted.rowsRead;
      act();
      return counted.rowsRead - before;
    },
  };
}

function receive(room: Room, frame: ClientFrame): void {
  room.receive(OWNER, { ok: true, frame }, NOW);
}

describe("6.7 in a room at its bounds", () => {
  const name = freshRoom();
  const full = (use: (it: Full) => void) =>
    runInDurableObject(stubOf(name), (_, { storage }) => {
      // What one test decides is rolled back for the next.
      storage.transactionSync(() => {
        use(wake(storage));
        throw new Rollback();
      });
    }).catch((error: unknown) => {
      if (!(error instanceof Rollback)) throw error;
    });
  class Rollback extends Error {}

  beforeAll(() => runInDurableObject(stubOf(name), (_, { storage }) => fill(storage)), 120_000);

  const cursor = (behind: number) => {
    let epoch = "";
    return {
      of(room: Room) {
        const looked = room.reading.head(CALLER, NOW);
        if (looked.ok) epoch = looked.value.epoch ?? "";
        return { epoch, seq: (looked.ok ? looked.value.head : 0) - behind };
      },
    };
  };

  const FRAMES_SENT: [keyof typeof FRAMES | AskKind, (room: Room) => ClientFrame][] = [
    ["hello", () => hello("Olga")],
    ["hello", (room) => hello("Olga", { cursor: cursor(400).of(room) })],
    ["hello", (room) => hello("Olga", { cursor: cursor(3_700).of(room) })],
    ["hello", (room) => hello("Olga", { cursor: cursor(20_000).of(room) })],
    ["say", () => say("hi")],
    ["say", () => ({ ...say("hi"), after: MESSAGES - 1_000 })],
    ["rename", () => ({ type: "rename", name: "Olga the Second" })],
    ["pull", () => ({ type: "pull" })],
    ["pull", () => ({ type: "pull", before: 12_000 })],
    ["signal", () => ({ type: "signal", kind: "typing" })],
    ["set", () => set("key-1", 1)],
    ["set", () => ({ ...set("key-1", 1), after: 1 })],
    ["delete", () => ({ type: "delete", id: "delete-1", key: "key-1" })],
    ["read", () => ({ type: "read", chars: 1 })],
  ];
  test.each(FRAMES_SENT)("the frame %s reads no more rows than the table says", (type, frame) =>
    full(({ room, reads }) => {
      const sent = frame(room);
      expect(reads(() => receive(room, sent))).toBeLessThanOrEqual(PRICES[type].rows);
    }),
  );

  const member = "0".repeat(16);
  const hash = "0".repeat(43);
  const DONE: Action[] = [
    { act: "link", hash: "k".repeat(43), role: "member" },
    { act: "links" },
    { act: "revoke", hash },
    { act: "password", hash },
    { act: "mute", member },
    { act: "unmute", member },
    { act: "ban", member },
    { act: "kick", member },
    { act: "lift", member },
    { act: "bans" },
    { act: "erase", seq: 100 },
    { act: "erase-mine" },
    { act: "forget" },
    { act: "log" },
    { act: "claim" },
  ];
  test.each(DONE.map((action) => [action.act, action] as const))(
    "the action %s reads no more rows than the table says",
    (act, action) =>
      full(({ room, reads }) => {
        const rows = reads(() =>
          room.ask(CALLER, { type: "act", id: "an-action", do: action }, NOW),
        );
        expect(rows).toBeLessThanOrEqual(CAPABILITIES[act].rows);
      }),
  );
  test("every action but the end of the room is tried", () => {
    const all = Action.options.map((it) => it.entries.act.literal);
    expect(new Set([...DONE.map(({ act }) => act), "wipe"])).toEqual(new Set(all));
  });

  const LOOKED: [keyof typeof LOOKS, (room: Room) => unknown][] = [
    ["head", ({ reading }) => reading.head(CALLER, NOW)],
    ["head", ({ reading }) => reading.head(CALLER, NOW, { seq: 1 })],
    ["members", ({ reading }) => reading.members(CALLER, NOW)],
    ["page", ({ reading }) => reading.page({}, 500, CALLER, NOW)],
    ["state", ({ reading }) => reading.state(CALLER, NOW)],
    ["entry", ({ reading }) => reading.entry("key-1", CALLER, NOW)],
    ["changes", ({ reading }) => reading.changesPast(1, CALLER, NOW)],
    ["changes", ({ reading }) => reading.changesPast(MESSAGES - 300, CALLER, NOW)],
    ["copy", ({ reading }) => reading.copy(CALLER, 0, "all", NOW)],
    ["copy of one's own", ({ reading }) => reading.copy(CALLER, 0, "mine", NOW)],
    ["sites", ({ reading }) => reading.sites("embed", CALLER, NOW)],
  ];
  test.each(LOOKED)("looking at %s reads no more rows than the table says", (what, look) =>
    full(({ room, reads }) => {
      expect(reads(() => look(room))).toBeLessThanOrEqual(LOOKS[what].rows);
    }),
  );
});

function table(): string {
  const line = (what: string, { tokens, rows, right }: Price): string =>
    `| ${what} | ${rows.toLocaleString("en")} | ${tokens} | ${whoMay(right)} |`;
  const head = "| | rows at most | price in messages | least role |\n|---|---|---|---|";
  const operations = API.flatMap(({ path, operations: all }) =>
    all.map((it) => ({
      what: `\`${it.method.toUpperCase()} ${path.replace(/:(\w+)(?:\{[^}]*\})?/g, "<$1>")}\``,
      prices: pricesOf(it),
    })),
  );
  return `# Prices

What each request to a room costs. test/worker/prices.test.ts generates this page from the tables of src/room,
and counts the rows in a room at its limits. After a change of a price, this rewrites the page:
\`npx vitest run --config test/vitest.config.ts --project worker test/worker/prices.test.ts -u\`.

The unit is one message. A connection may spend ${ALLOWANCES.ofConnection.burst} at once and ${ALLOWANCES.ofConnection.perSecond} a second, an address
${ALLOWANCES.ofAddress.burst.toLocaleString("en")} and ${ALLOWANCES.ofAddress.perSecond} ([Limits](operating.md#limits)).

- The price is taken before anything is done. Rows read beyond it are owed afterwards, two hundred for a message
  ([6.7](protocol.md#6-refusals)), so what the second column allows is never free.
- Each 256 characters of long messages or entries count as a row.
- A message costs one more for each 2,048 characters. A message that is sent again reads about twenty rows for each 10,000 messages
  since it was first sent.
- What a room reads once after each wake is charged to nobody: its newest 1,000 ids, its entries, the newest block of the index
  of ids, its bans and mutes.

## Frames

${head}
${line("the first `hello` of a socket, a plain socket, a stream over HTTP", JOIN)}
${Object.entries(PRICES)
  .filter(([kind]) => !ACTS.has(kind) && !kind.startsWith("import-"))
  .map(([type, price]) => line(`\`${type}\``, price))
  .join("\n")}

## Actions, by the frame \`act\` or over HTTP

${head}
${Object.entries(CAPABILITIES)
  .filter(([kind]) => ACTS.has(kind))
  .map(([act, price]) => line(`\`${act}\``, price))
  .join("\n")}

## Over HTTP

${head}
${operations
  .filter(({ what }) => !what.endsWith("/act`"))
  .flatMap(({ what, prices }) =>
    prices.map((price) => line(prices.length > 1 ? `${what}: ${partOf(price)}` : what, price)),
  )
  .join("\n")}
`;
}

/** The part of an address that a price is for, where an address has several. */
function partOf(price: Price): string {
  if (price === JOIN) return "a socket, or a stream that begins";
  const named = Object.entries({ ...LOOKS, ...CAPABILITIES });
  return named.find(([, it]) => it === price)?.[0].replaceAll("-", " ") ?? "";
}

function whoMay(right: Price["right"]): string {
  return isRight(right) ? LEAST[right] : right;
}

function isRight(right: Price["right"]): right is Right {
  return right in LEAST;
}
