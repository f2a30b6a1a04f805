/**
 * The asks: everything that a member can have the room do, whether they are connected or not. Each kind is one row of
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

/** What a rule is given of each kind of ask: of an `act`, the action alone. */
export type Asks = { readonly [A in ByType as A["type"]]: A } & {
  readonly [A in Action as A["act"]]: A;
};
type ByType = Exclude<Ask, Act>;

export type AskKind = keyof Asks;

/** A write as a room takes it: over HTTP it may also ask that there be an entry, whatever its rev. */
export type EntryWrite = WithAnyRev<Write>;
type WithAnyRev<W> = W extends Write
  ? Omit<W, "rev"> & { readonly rev?: Seq | "any" | undefined }
  : never;

/** Messages of an export, in order. Batches follow one another, so that an import that was cut off can go on. */
export interface MessageImport {
  readonly type: "import-messages";
  /** Messages of the export before these. */
  readonly from: number;
  readonly messages: readonly Draft[];
}

/** Entries of an export. */
export interface EntryImport {
  readonly type: "import-entries";
  readonly entries: readonly ImportedEntry[];
}

/** An export has no deleted entries. */
export type ImportedEntry = EntryDraft & { readonly value: Json };

export function kindOf(ask: Ask): AskKind {
  return ask.type === "act" ? ask.do.act : ask.type;
}

/** What the rule for {@link kindOf} is given. */
export function contentOf(ask: Ask): Asks[AskKind] {
  return ask.type === "act" ? ask.do : ask;
}

/** The id that the client gave the ask; imports have none. */
export function idOf(ask: Ask): MessageId | undefined {
  return "id" in ask ? ask.id : undefined;
}

/** Whether a frame asks for something; the others are about the connection itself. */
export function isAsk(frame: ClientFrame): frame is Extract<ClientFrame, Ask> {
  return frame.type !== "hello" && frame.type !== "pull" && frame.type !== "read";
}
