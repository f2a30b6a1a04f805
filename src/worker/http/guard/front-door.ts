/**
 * Limits for an address before its request wakes a room, as far as this Worker sees. Cloudflare may run many
 * Workers, and forgets them at will, so the room counts again.
 */
import type { MiddlewareHandler } from "hono";
import { CLOSE } from "../../../protocol/wire/close-codes.ts";
import { SUBPROTOCOL } from "../../../protocol/wire/frames.ts";
import type { RoomName } from "../../../protocol/names/names.ts";
import { allowancesOf } from "../../../room/limits/allowances.ts";
import type { Answer } from "../../../room/turn/answer.ts";
import type { Ask } from "../../../room/turn/ask.ts";
import type { Caller } from "../../../room/turn/caller.ts";
import { Buckets, type Rate } from "../../../room/limits/buckets.ts";
import type { Address } from "../../../room/turn/connection.ts";
import { addressOf } from "../../platform/address.ts";
import { closeAtOnce, isUpgrade, speechOf } from "../../sockets/upgrade.ts";
import type { RouteContext, RouteEnv } from "../answer/route.ts";
import { refuse } from "../answer/problems.ts";

/** Addresses known at a time. */
const KNOWN = 10_000;

interface FrontDoor {
  readonly limits: string | undefined;
  readonly requests: Buckets<Address>;
  readonly rooms: Buckets<Address>;
}

let door: FrontDoor | undefined;

/** For requests to rooms. */
export const atRooms: MiddlewareHandler<RouteEnv> = (c, next) => through(c, "requests", next);

/** For requests that create one. */
export const atMaking: MiddlewareHandler<RouteEnv> = (c, next) => through(c, "rooms", next);

/**
 * Runs `act`, which may create a room. The price is taken meanwhile, because otherwise many requests at once
 * would all be free.
 *
 * @param act is given the seconds until this address may create another room; `undefined` if it may now
 * @returns the result of `act`
 */
export async function making<T extends { readonly made: boolean }>(
  c: RouteContext,
  act: (wait: number | undefined) => Promise<T>,
): Promise<T> {
  const address = anywhere(c);
  if (address === undefined) return act(undefined);
  const { rooms } = doorOf(c.env.LIMITS);
  const wait = rooms.wait(address, 1, Date.now());
  if (wait > 0) return act(Math.ceil(wait / 1_000));
  rooms.take(address, 1, Date.now());
  let made = false;
  try {
    const done = await act(undefined);
    ({ made } = done);
    return done;
  } finally {
    if (!made) rooms.give(address, 1, Date.now());
  }
}

/** Sends an ask to a room, which it may create. */
export async function askRoom(
  c: RouteContext,
  room: RoomName,
  caller: Caller,
  ask: Ask,
): Promise<Answer> {
  const { answer } = await making(c, async (waitToMake) =>
    c.env.ROOMS.getByName(room).ask({ ...caller, waitToMake }, ask),
  );
  return answer;
}

/** The address of a request, the same for all rooms. */
function anywhere(c: RouteContext): Address | undefined {
  return addressOf(c.req.raw, "", c.env.OPERATOR_SECRET);
}

async function through(
  c: RouteContext,
  name: "requests" | "rooms",
  next: () => Promise<void>,
): Promise<Response | void> {
  const address = anywhere(c);
  if (address === undefined) return next();
  const buckets = doorOf(c.env.LIMITS)[name];
  const now = Date.now();
  const wait = buckets.wait(address, 1, now);
  if (wait > 0) return turnAway(c, Math.ceil(wait / 1_000));
  buckets.take(address, 1, now);
  return next();
}

async function turnAway(c: RouteContext, retryAfter: number): Promise<Response> {
  if (!isUpgrade(c.req.raw)) return refuse(c, "slow-down", { retryAfter });
  const isPlain = speechOf(c.req.raw) === "plain";
  return closeAtOnce(CLOSE.busy, "slow down", isPlain ? undefined : SUBPROTOCOL);
}

function doorOf(limits: string | undefined): FrontDoor {
  if (door !== undefined && door.limits === limits) return door;
  const { requestsOfAddress, roomsOfAddress } = allowancesOf(limits);
  door = { limits, requests: known(requestsOfAddress), rooms: known(roomsOfAddress) };
  return door;
}

function known(rate: Rate): Buckets<Address> {
  return new Buckets(rate, KNOWN);
}
