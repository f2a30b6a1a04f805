/**
 * The API as an OpenAPI document, generated from the operations that the routes use and the schemas that
 * check requests.
 */
import { type JsonSchema, toJsonSchema } from "@valibot/to-json-schema";
import * as v from "valibot";
import { KEY } from "../../../protocol/records/entry.ts";
import { LIMITS } from "../../../protocol/limits.ts";
import { ROOM_NAME } from "../../../protocol/names/names.ts";
import { type Fields, type Operation, refusalsOf, type Schema } from "../answer/operation.ts";
import { PROBLEM_TYPE } from "../answer/problem.ts";
import { type ProblemCode, PROBLEMS } from "../answer/problems.ts";
import type { Resource } from "../answer/resource.ts";

/** The part of OpenAPI 3.1 that is needed here. */
export interface Document {
  readonly openapi: string;
  readonly info: object;
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>;
  readonly components: { readonly schemas: Schemas; readonly securitySchemes: object };
}

export interface DocumentedOperation {
  readonly summary: string;
  readonly description?: string;
  readonly parameters: readonly Parameter[];
  readonly security?: readonly object[];
  readonly requestBody?: { readonly required: true; readonly content: Content };
  readonly responses: Readonly<Record<string, Documented>>;
  readonly "x-curl": string;
}

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required: boolean;
  readonly description?: string;
  readonly schema: JsonSchema;
}

export interface Documented {
  readonly description: string;
  readonly content?: Content;
}

type Schemas = Record<string, JsonSchema>;
type Content = Readonly<Record<string, { readonly schema: JsonSchema }>>;
type Tell = (schema: Schema) => JsonSchema;

const ProblemBody = v.pipe(
  v.object({
    status: v.number(),
    code: v.pipe(v.string(), v.description("For programs. Never changes.")),
    title: v.string(),
    detail: v.pipe(v.string(), v.description("What to do next.")),
  }),
  v.title("Problem"),
);

const INFO = {
  title: "Alcove",
  version: "1",
  description: "A room's link is its API: read, post and follow with any HTTP client.",
  license: { name: "MIT", identifier: "MIT" },
};

const TOKEN = {
  type: "http",
  scheme: "bearer",
  description: "The member's token for this room: 43 base64url characters.",
};

export function openApi(resources: readonly Resource[]): Document {
  const named = namedIn(resources.flatMap((it) => it.operations));
  const paths = resources.map(({ path, operations }) => [
    path.replaceAll(/:(\w+)(?:\{.*?\})?/g, "{$1}"),
    Object.fromEntries(operations.map((it) => [it.method, told(path, it, teller(named))])),
  ]);
  const schemas = [...named].map(([name, schema]) => {
    const others = [...named].filter(([, it]) => it !== schema);
    return [name, teller(new Map(others))(schema)];
  });
  return {
    openapi: "3.1.1",
    info: INFO,
    servers: [{ url: "/" }],
    paths: Object.fromEntries(paths),
    components: { schemas: Object.fromEntries(schemas), securitySchemes: { token: TOKEN } },
  };
}

/** Schemas with a title become components. */
function namedIn(operations: readonly Operation[]): ReadonlyMap<string, Schema> {
  const contents = operations.flatMap(({ answers, body = {} }) => [
    ...Object.values(answers).flatMap(({ content = {} }) => Object.values(content)),
    ...Object.values(body),
  ]);
  const named = new Map<string, Schema>();
  for (const schema of [ProblemBody, ...contents]) {
    const title = v.getTitle(schema);
    if (title !== undefined) named.set(title, schema);
  }
  return named;
}

function teller(named: ReadonlyMap<string, Schema>): Tell {
  return (schema) => {
    const {
      $schema: _,
      $defs: __,
      ...bare
    } = toJsonSchema(schema, {
      target: "draft-2020-12",
      definitions: Object.fromEntries(named),
      overrideRef: ({ referenceId }) => `#/components/schemas/${referenceId}`,
    });
    return bare;
  };
}

function told(path: string, it: Operation, tell: Tell): DocumentedOperation {
  const { summary, detail, query, headers, body } = it;
  return {
    summary,
    ...(detail !== undefined && { description: detail }),
    parameters: [
      ...(path.includes(":room") ? [room()] : []),
      ...(path.includes(":key") ? [key()] : []),
      ...parameters("query", query, tell),
      ...parameters("header", headers, tell),
    ],
    ...(it.takesToken && { security: [{ token: [] }, {}] }),
    ...(body && { requestBody: { required: true, content: contentOf(body, tell) } }),
    responses: { ...yeses(it, tell), ...noes(refusalsOf(it, path), tell) },
    "x-curl": it.curl,
  };
}

function room(): Parameter {
  const { source: pattern } = ROOM_NAME;
  const schema = { type: "string", pattern, maxLength: LIMITS.roomNameLength } as const;
  return { name: "room", in: "path", required: true, schema };
}

function key(): Parameter {
  const schema = { type: "string", pattern: KEY.source, maxLength: LIMITS.keyLength } as const;
  return { name: "key", in: "path", required: true, schema };
}

function parameters(place: "query" | "header", fields: Fields | undefined, tell: Tell) {
  const found: Parameter[] = [];
  for (const [name, schema] of Object.entries(fields?.entries ?? {})) {
    const { description, ...bare } = tell(schema);
    const required = schema.type !== "optional";
    const described = description !== undefined && { description };
    found.push({ name, in: place, required, ...described, schema: bare });
  }
  return found;
}

function yeses(it: Operation, tell: Tell): Record<string, Documented> {
  const entries = Object.entries(it.answers).map(([status, { says, content }]) => [
    status,
    { description: says, ...(content && { content: contentOf(content, tell) }) },
  ]);
  return Object.fromEntries(entries);
}

function noes(refusals: ReadonlySet<ProblemCode>, tell: Tell): Record<string, Documented> {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of [...refusals].toSorted()) {
    const { status } = PROBLEMS[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const content = contentOf({ [PROBLEM_TYPE]: ProblemBody }, tell);
  const entries = [...byStatus].map(([status, codes]) => {
    return [status, { description: codes.map((code) => `\`${code}\``).join(" "), content }];
  });
  return Object.fromEntries(entries);
}

function contentOf(content: Readonly<Record<string, Schema>>, tell: Tell): Content {
  const entries = Object.entries(content).map(([type, schema]) => [type, { schema: tell(schema) }]);
  return Object.fromEntries(entries);
}
