/**
 * The table of asks: what each costs and reads, which right it needs, why it may be refused, and its rule.
 * The room, the OpenAPI document and docs/prices.md follow this table.
 */
import { CHARS_OF_ONE } from "../../protocol/limits.ts";
import type { Right } from "../../protocol/rights/may.ts";
import type { RefusalCode } from "../../protocol/wire/refusals.ts";
import type { Answer, Outcome, Refusal } from "../turn/answer.ts";
import type { AskKind, Asks } from "../turn/ask.ts";
import type { Admitted } from "../turn/caller.ts";
import { claim, wipe } from "../moderation/claiming.ts";
import type { Lane } from "../turn/debt.ts";
import { erase, eraseMine } from "../messages/erasing.ts";
import { forget } from "../moderation/leaving.ts";
import { importEntries, importMessages } from "../messages/importing.ts";
import { link, links, password, revoke } from "../moderation/linking.ts";
import {
  activityLog,
  ban,
  bans,
  kick,
  lift,
  mayUnmute,
  mute,
  unmute,
} from "../moderation/moderating.ts";
import {
  ENTRIES,
  ENTRY,
  IMPORTED_FOR_ONE,
  type Price,
  ROWS_OF_IMPORTED_ENTRY,
  SEARCH,
} from "../limits/prices.ts";
import { SCANNED_SEQS } from "../memory/log.ts";
import type { Recall } from "../memory/done-before.ts";
import { LOGGED, REGISTERED } from "../memory/register.ts";
import { faultInSay, denialOfSay, saidBefore, say } from "../messages/saying.ts";
import { faultInWrite } from "../entries/shared-state.ts";
import { rename, signal } from "../people/passing.ts";
import type { Workings } from "./workings.ts";
import { write, writtenBefore } from "../entries/entry-writing.ts";

export interface Capability<K extends AskKind> extends Price {
  readonly right: Right;
  /** Its refusals, beside {@link ASK_REFUSALS}. */
  readonly refusals: readonly RefusalCode[];
  /** The price where it depends on the ask's size; `tokens` otherwise. */
  readonly cost?: (ask: Asks[K]) => number;
  /** The fault of the ask itself, whoever sends it. */
  readonly fault?: (ask: Asks[K]) => RefusalCode | undefined;
  /** The lane whose order it keeps. */
  readonly lane?: Lane;
  /** The answer, if it was done before. */
  readonly before?: (
    room: Workings,
    who: Admitted,
    ask: Asks[K],
    recall: Recall,
  ) => Answer | undefined;
  /** Why `who` may not ask; decided by `right` alone if absent. */
  readonly denial?: (
    room: Workings,
    who: Admitted,
    ask: Asks[K],
    now: number,
  ) => Refusal | undefined;
  readonly rule: (room: Workings, who: Admitted, ask: Asks[K], now: number) => Outcome;
}

const WRITE = {
  tokens: 1,
  rows: ENTRY,
  right: "share",
  refusals: ["bad-key", "too-long", "not-text", "bad-setting", "muted", "conflict", "too-late"],
  fault: faultInWrite,
  lane: "entries",
  before: writtenBefore,
  denial: ({ permissions }, who, ask, now) => permissions.denialOfWrite(ask, who, now),
  rule: write,
} as const satisfies Omit<Capability<"set" | "delete">, never>;

const IMPORT = {
  tokens: 1,
  rows: ENTRY,
  right: "import",
} as const;

/**
 * An action that would change something again if it were done twice. A client that lost the answer sends it
 * again.
 */
const ONCE = {
  before: (
    { decisions }: Workings,
    who: Admitted,
    _action: unknown,
    recall: Recall,
  ): Answer | undefined => (recall === "search" ? decisions.before(who) : undefined),
} as const;

export const CAPABILITIES: { readonly [K in AskKind]: Capability<K> } = {
  say: {
    tokens: 1,
    rows: ENTRY + SEARCH,
    right: "say",
    refusals: ["empty", "not-text", "too-long", "muted", "slow-mode", "too-late", "room-full"],
    cost: ({ body }) => costOfSaid(body),
    fault: faultInSay,
    lane: "messages",
    before: saidBefore,
    denial: (room, who, _ask, now) => denialOfSay(room, who, now),
    rule: say,
  },
  // Everybody gets it at once, in its own frame.
  rename: { tokens: 5, rows: 0, right: "rename", refusals: ["muted", "not-there"], rule: rename },
  // It is not stored, and told together with others.
  signal: { tokens: 0.5, rows: 0, right: "signal", refusals: ["muted"], rule: signal },
  set: { ...WRITE, refusals: [...WRITE.refusals, "state-full"] },
  delete: WRITE,
  claim: {
    tokens: 1,
    rows: 1_100,
    right: "claim",
    ...ONCE,
    refusals: ["muted", "too-late", "owned", "not-empty"],
    rule: claim,
  },
  link: {
    tokens: 1,
    rows: ENTRY + LOGGED,
    right: "link",
    ...ONCE,
    refusals: ["muted", "too-late"],
    rule: link,
  },
  links: { tokens: 1, rows: 2 * REGISTERED + ENTRY, right: "links", refusals: [], rule: links },
  revoke: {
    tokens: 1,
    rows: REGISTERED + LOGGED + ENTRY,
    right: "revoke",
    ...ONCE,
    refusals: ["muted", "too-late", "not-there"],
    rule: revoke,
  },
  password: {
    tokens: 1,
    rows: 2 * REGISTERED + LOGGED + ENTRY,
    right: "password",
    ...ONCE,
    refusals: ["muted", "too-late"],
    rule: password,
  },
  mute: {
    tokens: 1,
    rows: ENTRY + LOGGED + 50,
    right: "mute",
    ...ONCE,
    refusals: ["muted", "too-late"],
    rule: mute,
  },
  unmute: {
    tokens: 1,
    rows: ENTRY + LOGGED,
    right: "unmute",
    ...ONCE,
    refusals: ["muted", "too-late", "not-there"],
    denial: mayUnmute,
    rule: unmute,
  },
  kick: {
    tokens: 1,
    rows: ENTRY + LOGGED,
    right: "kick",
    ...ONCE,
    refusals: ["muted", "too-late", "not-there"],
    rule: kick,
  },
  ban: {
    tokens: 1,
    rows: ENTRY + LOGGED,
    right: "ban",
    ...ONCE,
    refusals: ["muted", "too-late"],
    rule: ban,
  },
  lift: {
    tokens: 1,
    rows: ENTRY + LOGGED,
    right: "lift",
    ...ONCE,
    refusals: ["muted", "too-late", "not-there"],
    rule: lift,
  },
  bans: { tokens: 1, rows: REGISTERED + ENTRY, right: "bans", refusals: [], rule: bans },
  erase: {
    tokens: 1,
    rows: ENTRY + LOGGED,
    right: "erase-own",
    refusals: ["muted", "not-there"],
    // The right depends on whose message it is.
    denial: () => undefined,
    rule: erase,
  },
  "erase-mine": {
    // Everybody gets many changes, each of them two rows.
    tokens: 20,
    rows: SCANNED_SEQS + 200,
    right: "erase-mine",
    refusals: ["not-there"],
    rule: eraseMine,
  },
  forget: {
    tokens: 20,
    rows: 3 * REGISTERED + LOGGED + ENTRIES,
    right: "forget",
    refusals: ["not-there"],
    rule: forget,
  },
  log: { tokens: 1, rows: LOGGED, right: "log", refusals: [], rule: activityLog },
  wipe: { tokens: 1, rows: ENTRY, right: "wipe", refusals: ["muted"], rule: wipe },
  "import-messages": {
    ...IMPORT,
    refusals: ["muted", "not-empty", "room-full"],
    cost: ({ messages }) => costOfImport(messages.length),
    rule: importMessages,
  },
  "import-entries": {
    ...IMPORT,
    refusals: ["muted", "bad-key", "too-long", "not-text", "bad-setting", "state-full"],
    cost: ({ entries }) => costOfImport(ROWS_OF_IMPORTED_ENTRY * entries.length),
    rule: importEntries,
  },
};

/**
 * The refusals of every ask: it comes too soon, its sender is not admitted, has no usable name or lacks the
 * right, or storage fails.
 */
export const ASK_REFUSALS = [
  "bad-link",
  "bad-name",
  "banned",
  "forbidden",
  "not-allowed",
  "not-stored",
  "register-full",
  "room-deleted",
  "slow-down",
  "too-many-tries",
] as const satisfies readonly RefusalCode[];

/** The price of an ask, in messages. */
export function costOfAsk<K extends AskKind>(kind: K, ask: Asks[K]): number {
  const capability: Capability<K> = CAPABILITIES[kind];
  return capability.cost?.(ask) ?? capability.tokens;
}

/** A message costs more if it is long. */
export function costOfSaid(body: string): number {
  return CAPABILITIES.say.tokens + Math.floor(body.length / CHARS_OF_ONE);
}

function costOfImport(rows: number): number {
  return IMPORT.tokens + Math.ceil(rows / IMPORTED_FOR_ONE);
}
