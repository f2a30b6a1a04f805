/**
 * `alcove/client`: the whole SDK. Its parts are `core.ts`, `state.ts` and `roles.ts`.
 */
export type { Cause, ConnectionState } from "../core/reconnecting-socket.ts";
export { newSecret, type Secret } from "../identity.ts";
export type { HeardSignal } from "../../protocol/wire/frames.ts";
export type { Cursor, MemberId, Seq } from "../../protocol/ids.ts";
export type { FlatMessage as Message, Member } from "../../protocol/records/message.ts";
export type { Change, Entries } from "../core/entries.ts";
export { RefusedError } from "../core/refused-error.ts";
export type { WriteOptions, Written } from "../core/writing.ts";
export type { Entry, Json } from "../../protocol/records/entry.ts";
export { ClosedError } from "./closed-error.ts";
export type { RoomEvents } from "./events.ts";
export type { Since } from "./reading/feed.ts";
export type { ReadOptions } from "./conversation.ts";
export type { JoinOptions } from "./entrance.ts";
export { joinRoom } from "./join-room.ts";
export { JoinedRoom as Room } from "./joined-room.ts";
export type { Action } from "../../protocol/rights/actions.ts";
