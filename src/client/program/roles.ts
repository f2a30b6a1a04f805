/**
 * `alcove/client/roles`: actions of owners and moderators, and the keys of invite links, for a room of
 * `alcove/client/core`.
 */
export { hashOfKey, keyOfPassword, newKey, roomOfKey } from "../keys.ts";
export type { Key, KeyHash } from "../../protocol/ids.ts";
export type { Json } from "../../protocol/records/entry.ts";
export type { Action } from "../../protocol/rights/actions.ts";
export type { Role } from "../../protocol/rights/roles.ts";
export { perform } from "./perform.ts";
