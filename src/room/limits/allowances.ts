/**
 * What a deployment allows, beside the bounds of the wire (protocol/limits.ts): how many, how often, how much. Each can be set
 * otherwise by the var `LIMITS` (docs/operating.md lists them). They bound what one may cost all others, and are far
 * above what people do.
 */
import * as v from "valibot";
import type { Rate } from "./buckets.ts";

export const ALLOWANCES = {
  /** Sockets of a room. The platform ends at 32,768 for an object; 10,000 were measured to work. */
  socketsOfRoom: 10_000,
  /** Sockets of an address in a room: a lecture hall behind one router. */
  socketsOfAddress: 500,
  /** Of these, sockets without a hello yet: that many return at once after a restart. */
  waitingOfAddress: 100,
  /** Sockets of a member in a room: tabs and devices. */
  socketsOfMember: 20,
  /**
   * What may be done on a connection; a message is one (fairness.ts). People say ten things in a minute, what was written
   * offline comes in one go, and a script that pastes a file is told to wait.
   */
  ofConnection: { perSecond: 20, burst: 100 },
  /** The same of a member, whatever their connections and requests. */
  ofMember: { perSecond: 30, burst: 150 },
  /** The same of an address: many people behind one router. */
  ofAddress: { perSecond: 200, burst: 1_000 },
  /** The same of all in a room: what its one object and its one database can take, and its owner would pay for. */
  ofRoom: { perSecond: 1_000, burst: 10_000 },
  /** Frames of a connection that may be refused for coming too fast. Past it, nobody is listening there: 4004. */
  patience: { perSecond: 10, burst: 500 },
  /** Requests of an address to rooms, sockets too, as far as one Worker sees: before a room is woken. */
  requestsOfAddress: { perSecond: 50, burst: 500 },
  /** Rooms that come into being by what an address asks for, likewise: thirty at once, then three a minute. */
  roomsOfAddress: { perSecond: 0.05, burst: 30 },
  /**
   * Characters that an address may leave unread in a room, over all its sockets: past it, those of them that do not read are closed.
   * An object has 128 MB.
   */
  unreadOfAddress: 16_777_216,
  /** The same of all in a room. */
  unreadOfRoom: 50_331_648,
  /** Bytes that a room may store: about five million messages, a tenth of what the platform gives an object. */
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
 * The table with what `given`, JSON, sets otherwise.
 *
 * @throws if it sets what is not there, or to what it cannot be: a deployment must not seem safer than it is
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
