/**
 * What can be done at an address, as the routes carry it out and the document tells it: one description for both.
 */
import type * as v from "valibot";
import type { Price } from "../../../room/prices.ts";
import type { ProblemCode } from "../answer/problems.ts";

export type Schema = v.GenericSchema;
/** Named values: of a query, or of headers. */
export type Fields = v.ObjectSchema<v.ObjectEntries, undefined>;

export interface Operation {
  readonly method: "get" | "post" | "put" | "delete";
  readonly summary: string;
  readonly detail?: string;
  /** To try it: `{link}` stands for a room's link, `{server}` for the server. */
  readonly curl: string;
  readonly query?: Fields;
  readonly headers?: Fields;
  /** Whether it may be done as a member, by a bearer token. */
  readonly takesToken?: true;
  /** What it takes, by media type. */
  readonly body?: Readonly<Record<string, Schema>>;
  /** What it costs, and who may do it; several where that depends on what is asked for. */
  readonly prices: readonly Price[];
  readonly answers: Readonly<Record<number, Told>>;
  readonly refusals: readonly ProblemCode[];
}

export interface Told {
  readonly says: string;
  /** By media type. */
  readonly content?: Readonly<Record<string, Schema>>;
}
