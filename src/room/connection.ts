/**
 * One socket's part in the room. All of it survives hibernation, so it is plain data and stays small.
 */
import type { MemberId, VisitId } from "../protocol/ids.ts";

/** Chosen by the platform's side; unique among the room's open connections. */
export type ConnectionId = number;

export type Connection = { readonly state: "waiting"; readonly since: number } | Joined;

export interface Joined {
  readonly state: "joined";
  readonly member: MemberId;
  readonly visit: VisitId;
  readonly name: string;
}

/** Milliseconds from the upgrade to `hello`; a healthy client on the worst of networks needs two seconds. */
export const HELLO_WITHIN = 10_000;
