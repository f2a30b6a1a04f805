/**
 * `alcove/client/roles`: what owners and moderators do, and the keys of links that grant a role, for a room of
 * `alcove/client/core`.
 */
export { hashOfKey, keyOfPassword, newKey, roomOfKey } from "../keys.ts";
export type { Key, KeyHash } from "../../protocol/ids.ts";
export type { Json } from "../../protocol/records/entry.ts";
export type { Action } from "../../protocol/rights/actions.ts";
export type { Role } from "../../protocol/rights/roles.ts";
export { perform } from "./perform.ts";
