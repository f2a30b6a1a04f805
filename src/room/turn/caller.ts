/**
 * The sender of an ask, before and after the room has admitted them.
 */
import type { Key } from "../../protocol/ids.ts";
import type { Member } from "../../protocol/records/message.ts";
import type { Role } from "../../protocol/rights/roles.ts";
import type { Act } from "../../protocol/wire/client-frames.ts";
import type { Address, ConnectionId } from "./connection.ts";

/** A sender, with or without a connection. */
export interface Caller extends Member {
  /** The key of the link that they opened. */
  readonly key?: Key | undefined;
  readonly address?: Address | undefined;
  /** Seconds until their address may create another room; absent if it may now. */
  readonly waitToMake?: number | undefined;
  /** They have no token: who they are depends on the name they give. */
  readonly isGuest?: true | undefined;
  /** The operator of this deployment, who may do whatever an owner may. */
  readonly isOperator?: true;
}

/** A sender whom the room has admitted. */
export interface Admitted extends Member {
  /** Absent in a room without an owner. */
  readonly role?: Role | undefined;
  readonly isOperator?: true | undefined;
  /** Absent if they are not connected. */
  readonly connection?: ConnectionId | undefined;
  /**
   * The id of the action that they ask for, and where the room stood when they first sent it; absent if it
   * has no id.
   */
  readonly asked?: Pick<Act, "id" | "after"> | undefined;
  /** The address of a sender without a token, who can be another member at any time. */
  readonly guestAddress?: Address | undefined;
}

/** The member, as a room stores them. */
export function memberOf({ id, name }: Member): Member {
  return { id, name };
}
