/**
 * What the page takes from the client. Programs import `program/`.
 */
export type { Cause, ConnectionState } from "./core/reconnecting-socket.ts";
export type { Entries } from "./core/entries.ts";
export { newId, newSecret, type Secret, tokenFor } from "./identity.ts";
export { isMessage, type Pending, type Unanswered } from "./core/outbox/pending.ts";
export { noStore, type OutboxStore } from "./core/outbox/store.ts";
export type { Clock, Dial, Ports, Socket, SocketEvents } from "./core/ports.ts";
export { enterRoom, type RoomView, type RoomOptions } from "./core/room-view.ts";
export type { Notice, RoomState } from "./core/room-state.ts";
export { type Snapshot, snapshotAt, snapshotOf } from "./core/snapshot.ts";
export { indexFrom, type Timeline } from "./core/timeline.ts";
export type { Action } from "../protocol/rights/actions.ts";
export type { Entry, Json } from "../protocol/records/entry.ts";
export type { Gap, HeardSignal } from "../protocol/wire/frames.ts";
export type { Member, Message } from "../protocol/records/message.ts";
export type { Role } from "../protocol/rights/roles.ts";
