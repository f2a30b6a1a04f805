/**
 * The asks: everything that a member can ask of a room, with or without a connection. Each kind is one row of
 * capabilities.ts.
 */
import type { MessageId, Seq } from "../../protocol/ids.ts";
import type { Json } from "../../protocol/records/entry.ts";
import type { Action } from "../../protocol/rights/actions.ts";
import type {
  Act,
  ClientFrame,
  Rename,
  Say,
  Signal,
  Write,
} from "../../protocol/wire/client-frames.ts";
import type { Draft, EntryDraft } from "./unstored.ts";

export type Ask = Say | Rename | Signal | EntryWrite | Act | MessageImport | EntryImport;

/** What the rule for each kind of ask gets: for an `act`, only its action. */
export type Asks = { readonly [A in ByType as A["type"]]: A } & {
  readonly [A in Action as A["act"]]: A;
};
type ByType = Exclude<Ask, Act>;

export type AskKind = keyof Asks;

/** A write. Over HTTP its condition may also be that there is an entry, whatever its rev. */
export type EntryWrite = WithAnyRev<Write>;
type WithAnyRev<W> = W extends Write
  ? Omit<W, "rev"> & { readonly rev?: Seq | "any" | undefined }
  : never;

/**
 * A batch of an export's messages, in order. Batches follow one another, so that an interrupted import can
 * resume.
 */
export interface MessageImport {
  readonly type: "import-messages";
  /** How many messages of the export come before these. */
  readonly from: number;
  readonly messages: readonly Draft[];
}

/** A batch of an export's entries. */
export interface EntryImport {
  readonly type: "import-entries";
  readonly entries: readonly ImportedEntry[];
}

/** An export has no deleted entries. */
export type ImportedEntry = EntryDraft & { readonly value: Json };

export function kindOf(ask: Ask): AskKind {
  return ask.type === "act" ? ask.do.act : ask.type;
}

/** What the rule for {@link kindOf} gets. */
export function contentOf(ask: Ask): Asks[AskKind] {
  return ask.type === "act" ? ask.do : ask;
}

/** The id that the client chose; imports have none. */
export function idOf(ask: Ask): MessageId | undefined {
  return "id" in ask ? ask.id : undefined;
}

/** Whether a frame is an ask. The others are about the connection itself. */
export function isAsk(frame: ClientFrame): frame is Extract<ClientFrame, Ask> {
  return frame.type !== "hello" && frame.type !== "pull" && frame.type !== "read";
}
