/**
 * Who asks: before and after the room has let them in.
 */
import type { Key } from "../../protocol/ids.ts";
import type { Member } from "../../protocol/records/message.ts";
import type { Role } from "../../protocol/rights/roles.ts";
import type { Act } from "../../protocol/wire/client-frames.ts";
import type { Address, ConnectionId } from "./connection.ts";

/** Somebody who asks for something, whether on a socket or without one. */
export interface Caller extends Member {
  /** Of the link that they came by. */
  readonly key?: Key | undefined;
  readonly address?: Address | undefined;
  /** Seconds until their address may have another room come into being; absent if it may now. */
  readonly waitToMake?: number | undefined;
  /** Without a token: who they are depends on the name they give. */
  readonly isGuest?: true | undefined;
  /** Runs this deployment, and so may do whatever an owner may. */
  readonly isOperator?: true;
}

/** Somebody whom the room has let in. */
export interface Admitted extends Member {
  /** Absent in a room that nobody owns. */
  readonly role?: Role | undefined;
  readonly isOperator?: true | undefined;
  /** Absent if they are not connected. */
  readonly connection?: ConnectionId | undefined;
  /** What they call the action that they ask for, and where the room stood when they first did; absent where it has no name. */
  readonly asked?: Pick<Act, "id" | "after"> | undefined;
  /** Where a sender without a token comes from: they can be another member whenever they like. */
  readonly guestAddress?: Address | undefined;
}

/** A member as the room stores one. */
export function memberOf({ id, name }: Member): Member {
  return { id, name };
}
