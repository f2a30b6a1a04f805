/**
 * The limits of a deployment, beside those of the wire (protocol/limits.ts). The variable `LIMITS` replaces
 * any of them (docs/operating.md lists them). They bound what one member may cost all others, and are far
 * above what people need.
 */
import * as v from "valibot";
import type { Rate } from "./buckets.ts";

export const ALLOWANCES = {
  /** Sockets of a room. The platform allows 32,768 for an object; 10,000 were measured to work. */
  socketsOfRoom: 10_000,
  /** Sockets of an address in a room: a lecture hall behind one router. */
  socketsOfAddress: 500,
  /** Of these, sockets without a hello: that many return at once after a restart. */
  waitingOfAddress: 100,
  /** Sockets of a member in a room: tabs and devices. */
  socketsOfMember: 20,
  /**
   * Price of what a connection may send, in messages (fairness.ts). People send ten in a minute, a client
   * sends its offline messages at once, and a script that pastes a file has to wait.
   */
  ofConnection: { perSecond: 20, burst: 100 },
  /** The same for a member, over all their connections and requests. */
  ofMember: { perSecond: 30, burst: 150 },
  /** The same for an address: many people behind one router. */
  ofAddress: { perSecond: 200, burst: 1_000 },
  /**
   * The same for everybody in a room: what its object and its database can handle, and its owner would pay
   * for.
   */
  ofRoom: { perSecond: 1_000, burst: 10_000 },
  /**
   * Frames of a connection that may be refused for coming too fast. A client that exceeds them does not
   * listen, and is closed with 4004.
   */
  patience: { perSecond: 10, burst: 500 },
  /** Requests and sockets of an address to rooms, as far as one Worker sees them, before a room is woken. */
  requestsOfAddress: { perSecond: 50, burst: 500 },
  /** Rooms that an address creates, counted likewise: thirty at once, then three a minute. */
  roomsOfAddress: { perSecond: 0.05, burst: 30 },
  /**
   * Characters that an address may leave unread in a room, over all its sockets. Past it, the sockets that do
   * not read are closed. An object has 128 MB.
   */
  unreadOfAddress: 16_777_216,
  /** The same for everybody in a room. */
  unreadOfRoom: 50_331_648,
  /**
   * Bytes that a room may store: about five million messages, a tenth of the platform's limit for an object.
   */
  storageBytes: 1_073_741_824,
} as const satisfies Readonly<Record<string, number | Rate>>;

export type Allowances = {
  readonly [Name in keyof typeof ALLOWANCES]: (typeof ALLOWANCES)[Name] extends number
    ? number
    : Rate;
};

const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const Positive = v.pipe(v.number(), v.finite(), v.gtValue(0));
const Given = v.strictObject({
  socketsOfRoom: v.optional(Count, ALLOWANCES.socketsOfRoom),
  socketsOfAddress: v.optional(Count, ALLOWANCES.socketsOfAddress),
  waitingOfAddress: v.optional(Count, ALLOWANCES.waitingOfAddress),
  socketsOfMember: v.optional(Count, ALLOWANCES.socketsOfMember),
  ofConnection: rate(ALLOWANCES.ofConnection),
  ofMember: rate(ALLOWANCES.ofMember),
  ofAddress: rate(ALLOWANCES.ofAddress),
  ofRoom: rate(ALLOWANCES.ofRoom),
  patience: rate(ALLOWANCES.patience),
  requestsOfAddress: rate(ALLOWANCES.requestsOfAddress),
  roomsOfAddress: rate(ALLOWANCES.roomsOfAddress),
  unreadOfAddress: v.optional(Count, ALLOWANCES.unreadOfAddress),
  unreadOfRoom: v.optional(Count, ALLOWANCES.unreadOfRoom),
  storageBytes: v.optional(Count, ALLOWANCES.storageBytes),
});

/**
 * The limits, with those that `given` replaces (JSON).
 *
 * @throws if it contains an unknown limit or an invalid value: a deployment must not seem safer than it is
 */
export function allowancesOf(given: string | undefined): Allowances {
  if (given === undefined || given === "") return ALLOWANCES;
  const result = v.safeParse(v.pipe(v.string(), v.parseJson(), Given), given);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new Error(`LIMITS: ${v.getDotPath(issue) ?? "the whole of it"}: ${issue.message}`);
}

function rate(own: Rate) {
  return v.optional(v.strictObject({ perSecond: Positive, burst: Positive }), own);
}
