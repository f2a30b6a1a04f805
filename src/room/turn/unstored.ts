/**
 * Records before they are stored: they have no seq yet.
 */
import type { Entry } from "../../protocol/records/entry.ts";
import type { Message, MessageState } from "../../protocol/records/message.ts";

export type Draft = Omit<Message, "seq" | "rev" | "is" | "body"> & MessageState;

export type EntryDraft = Omit<Entry, "rev">;
