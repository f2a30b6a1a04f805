/**
 * Reads a request: the values of its query and headers, and the media type it prefers.
 */
import { accepts } from "hono/accepts";
import * as v from "valibot";
import type { Reply, RouteContext } from "../answer/route.ts";
import type { Fields } from "../answer/operation.ts";
import { refuse } from "../answer/problems.ts";

export const HTML_TYPE = "text/html";
export const JSON_TYPE = "application/json";
export const LINES_TYPE = "application/x-ndjson";
export const TEXT_TYPE = "text/plain";

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: () => Reply };

/** The query as `fields` describe it. A value of digits alone may be a number. */
export function queryOf<F extends Fields>(c: RouteContext, fields: F): Parsed<v.InferOutput<F>> {
  return read(c, fields, (name) => c.req.query(name));
}

/** The headers as `fields` describe them. */
export function headersOf<F extends Fields>(c: RouteContext, fields: F): Parsed<v.InferOutput<F>> {
  return read(c, fields, (name) => c.req.header(name));
}

function read<F extends Fields>(
  c: RouteContext,
  fields: F,
  valueOf: (name: string) => string | undefined,
): Parsed<v.InferOutput<F>> {
  const given: [string, string | number][] = [];
  for (const [name, schema] of Object.entries(fields.entries)) {
    const text = valueOf(name);
    if (text === undefined) continue;
    const isNumber = /^\d{1,16}$/.test(text) && !v.is(schema, text);
    given.push([name, isNumber ? Number(text) : text]);
  }
  const result = v.safeParse(fields, Object.fromEntries(given));
  if (result.success) return { ok: true, value: result.output };
  const [issue] = result.issues;
  const detail = `${v.getDotPath(issue) ?? "A value"} ${faultOf(issue)}. /docs lists the parameters of this address.`;
  return { ok: false, refusal: () => refuse(c, "bad-parameter", { detail }) };
}

/** What is wrong with a value, to follow its name. A schema's own message follows "must be". */
function faultOf({ type, requirement, message }: v.BaseIssue<unknown>): string {
  switch (type) {
    case "number":
    case "integer":
    case "safe_integer":
      return "must be a whole number";
    case "min_value":
      return `must be at least ${String(requirement)}`;
    case "max_value":
      return `must be at most ${String(requirement)}`;
    default:
      return `must be ${message}`;
  }
}

/** The one of `kinds` that the request prefers; `any` if it has no preference, or accepts none of them. */
export function kindFor<K extends string>(c: RouteContext, kinds: readonly K[], any: K): K {
  c.header("Vary", "Accept", { append: true });
  const kind = accepts(c, { header: "Accept", supports: [...kinds], default: any });
  return kinds.find((it) => it === kind) ?? any;
}
