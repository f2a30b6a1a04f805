/**
 * `alcove/client/state`: the entries of a room, for a room of `alcove/client/core`.
 */
export type { Change, Entries } from "../core/entries.ts";
export type { WriteOptions, Written } from "../core/writing.ts";
export type { Entry, Json } from "../../protocol/records/entry.ts";
export { SharedEntries } from "./shared-entries.ts";
