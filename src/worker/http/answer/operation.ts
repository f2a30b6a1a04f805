/**
 * An operation at an address: one description for the route and for the OpenAPI document.
 */
import type * as v from "valibot";
import type { AskKind } from "../../../room/turn/ask.ts";
import { ASK_REFUSALS, CAPABILITIES } from "../../../room/asking/capabilities.ts";
import { FREE, type Price } from "../../../room/limits/prices.ts";
import { type ProblemCode, problemOf } from "./problems.ts";

export type Schema = v.GenericSchema;
/** Named values of a query or of headers. */
export type Fields = v.ObjectSchema<v.ObjectEntries, undefined>;

export interface Operation {
  readonly method: "get" | "post" | "put" | "delete";
  readonly summary: string;
  readonly detail?: string;
  /** An example, with `{link}` for a room's link and `{server}` for the server. */
  readonly curl: string;
  readonly query?: Fields;
  readonly headers?: Fields;
  /** Whether it accepts a member's bearer token. */
  readonly takesToken?: true;
  /** The request body, by media type. */
  readonly body?: Readonly<Record<string, Schema>>;
  /** The asks it makes of a room. */
  readonly asks?: readonly AskKind[];
  /** What it reads of a room. */
  readonly looks?: readonly Price[];
  readonly answers: Readonly<Record<number, OperationAnswer>>;
  /** Its own refusals, beside those that {@link refusalsOf} adds. */
  readonly refusals: readonly ProblemCode[];
}

/** The prices and rights of an operation. */
export function pricesOf({ asks = [], looks = [] }: Operation): readonly Price[] {
  const prices = [...looks, ...asks.map((kind) => CAPABILITIES[kind])];
  return prices.length === 0 ? [FREE] : prices;
}

/** All problems of an operation: its own, those of any room's address, and those of its asks. */
export function refusalsOf(operation: Operation, path: string): ReadonlySet<ProblemCode> {
  const { method, takesToken, asks = [], refusals } = operation;
  const asked = asks.flatMap((kind) => [...ASK_REFUSALS, ...CAPABILITIES[kind].refusals]);
  return new Set([
    ...refusals,
    ...asked.map((code) => problemOf(code)),
    ...(path.startsWith("/r/") ? OF_ROOMS : []),
    ...(method === "get" ? [] : OF_WRITES),
    ...(takesToken ? (["bad-token"] as const) : []),
  ]);
}

/** At any room's address. */
const OF_ROOMS = ["bad-room-name", "room-unavailable", "slow-down"] as const;
/** A browser sends a form-like request without a preflight. */
const OF_WRITES = ["origin-not-allowed"] as const;

export interface OperationAnswer {
  readonly says: string;
  /** By media type. */
  readonly content?: Readonly<Record<string, Schema>>;
}
