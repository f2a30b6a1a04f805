/**
 * The SDK: what a page, a terminal or any program needs to take part in a room.
 */
export type { Cause, ConnectionState } from "./connection.ts";
export type { Entries } from "./entries.ts";
export { newId, newSecret, type Secret, tokenFor } from "./identity.ts";
export { noStore, type Outbox, type OutboxStore, type Pending } from "./outbox.ts";
export type { Clock, Dial, Ports, Socket, SocketEvents } from "./ports.ts";
export { joinRoom, type Room, type RoomOptions } from "./room.ts";
export type { Notice, RoomState } from "./room-state.ts";
export { type Snapshot, snapshotAt, snapshotOf } from "./snapshot.ts";
export { indexFrom, type Timeline } from "./timeline.ts";
export type { Action } from "../protocol/rights/actions.ts";
export type { Entry, Json } from "../protocol/records/entry.ts";
export type { Gap, HeardSignal } from "../protocol/wire/frames.ts";
export type { Member, Message } from "../protocol/records/message.ts";
export type { Role } from "../protocol/rights/roles.ts";
