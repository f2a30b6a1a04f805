/**
 * An operation at an address: one description for the route and for the OpenAPI document.
 */
import type * as v from "valibot";
import type { Price } from "../../../room/prices.ts";
import type { ProblemCode } from "../answer/problems.ts";

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
  /** The price, and who may do it; several where that depends on the request. */
  readonly prices: readonly Price[];
  readonly answers: Readonly<Record<number, Told>>;
  readonly refusals: readonly ProblemCode[];
}

export interface Told {
  readonly says: string;
  /** By media type. */
  readonly content?: Readonly<Record<string, Schema>>;
}
