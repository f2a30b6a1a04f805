/**
 * The frames of the protocol as JSON Schema and as lists for docs/protocol.md, both made from the schemas with which the
 * code checks frames.
 */
import { type ConversionConfig, type JsonSchema, toJsonSchemaDefs } from "@valibot/to-json-schema";
import type * as v from "valibot";
import {
  Cursor,
  Epoch,
  Key,
  KeyHash,
  MemberId,
  MessageId,
  Seq,
  Token,
  VisitId,
} from "../../src/protocol/ids.ts";
import { Entry } from "../../src/protocol/records/entry.ts";
import { Member } from "../../src/protocol/records/message.ts";
import { Action } from "../../src/protocol/rights/actions.ts";
import { LEAST } from "../../src/protocol/rights/may.ts";
import { Role } from "../../src/protocol/rights/roles.ts";
import { ClientFrame } from "../../src/protocol/wire/client-frames.ts";
import { Gap, PACKED_SERVER_FRAMES, type ServerFrame } from "../../src/protocol/wire/frames.ts";
import { listItem, tableOf } from "./blocks.ts";
import { REFUSED } from "./provoked.ts";

const [Welcome] = PACKED_SERVER_FRAMES;

/** The parts of frames, by the names that the schema and the tables use. */
const PARTS = {
  Token,
  Key,
  Hash: KeyHash,
  VisitId,
  MemberId,
  Id: MessageId,
  Epoch,
  Seq,
  Cursor,
  Gap,
  Role,
  Member,
  Record: Welcome.entries.records.item,
  PackedEntry: Welcome.entries.entries.wrapped.item,
  Limits: Welcome.entries.limits,
  Entry,
  Action,
};

type ByType = Readonly<Record<string, v.GenericSchema>>;
const SENT: ByType = Object.fromEntries(
  ClientFrame.options.map((it) => [it.entries.type.literal, it]),
);
const TOLD: ByType = Object.fromEntries(
  PACKED_SERVER_FRAMES.map((it) => [it.entries.type.literal, it]),
);

/** Frames before defaults are filled in. What JSON Schema cannot express is left to the rules. */
const CONFIG: ConversionConfig = {
  typeMode: "input",
  errorMode: "ignore",
  target: "draft-2020-12",
};

const DEFINED: Readonly<Record<string, JsonSchema>> = toJsonSchemaDefs(
  { ...PARTS, ...SENT, ...TOLD },
  CONFIG,
);

const ID_OR_NULL: JsonSchema = {
  description: "A value of another form is ignored, as if the field were absent (rule 2.4).",
  anyOf: [{ $ref: "#/$defs/Id" }, { type: "null" }],
};

/** What the conversion loses of a field, by frame and field. */
const MENDED: Readonly<Record<string, Readonly<Record<string, JsonSchema>>>> = {
  hello: {
    id: ID_OR_NULL,
    key: {
      description: "A key of another form is refused with bad-link, not bad-frame (rule 11.4).",
    },
  },
  rename: { id: ID_OR_NULL },
  pull: { id: ID_OR_NULL },
  signal: {
    id: ID_OR_NULL,
    data: {
      description:
        "At most 512 UTF-16 units, without lone surrogates (rule 5.9). maxLength counts code points, so it " +
        "allows more.",
    },
  },
};

const ABOUT =
  "The forms of frames. A frame of the room may have more fields than these, and a client ignores them. What " +
  "else a frame must fulfil is said by the rules in protocol.md, among it what a body, a name and a setting " +
  "may contain. Lengths of strings are meant in UTF-16 units.";

/** The text of docs/protocol.schema.json. */
export function schemaOfFrames(): string {
  const anyOf = (frames: ByType) => ({
    oneOf: Object.keys(frames).map((type) => ({ $ref: `#/$defs/${type}` })),
  });
  const schema = {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Frames of the protocol alcove.v1",
    description: ABOUT,
    $defs: { ...DEFINED, ...mended(), clientFrame: anyOf(SENT), roomFrame: anyOf(TOLD) },
  };
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}

/** The frames of {@link MENDED}. */
function mended(): Record<string, JsonSchema> {
  return Object.fromEntries(
    Object.entries(MENDED).map(([type, fields]) => {
      const frame = DEFINED[type];
      const properties = { ...frame?.properties };
      for (const [name, more] of Object.entries(fields)) {
        const field = properties[name];
        properties[name] =
          more.anyOf === undefined && isSchema(field) ? { ...field, ...more } : more;
      }
      return [type, { ...frame, properties }];
    }),
  );
}

/** The room's answer to each frame. */
const ANSWERED: Readonly<Record<ClientFrame["type"], string>> = {
  hello: "`welcome`, or a close",
  say: "`changes` with the message, to everyone",
  rename: "`presence` with `renamed`",
  pull: "`page`; nothing while it lags",
  read: "none",
  signal: "`signals`, to everyone",
  set: "`changes` with the entry, to everyone; or `written`",
  delete: "`changes` with the entry, to everyone; or `written`",
  act: "`done`",
};

const COMES: Readonly<Record<ServerFrame["type"], string>> = {
  welcome: "as the answer to a hello (3.3)",
  changes:
    "when something took a seq, and as the answer to a message that was sent again (4.2, 4.4)",
  page: "as the answer to a `pull` (4.8)",
  presence: "when somebody came, went, or has another name or role (5.1)",
  signals: "when somebody signals (5.9)",
  lag: "when too much is unread (4.9)",
  written: "as the answer to a write that changed nothing (9.5, 9.6)",
  role: "when the client's own role changes (11.1)",
  horizon: "when messages were erased for their age (11.10)",
  done: "as the answer to an `act` (12.1)",
  refused: "instead of an answer, or when the member is put out (6.1)",
};

/** The lists of what each side sends, and the table of the parts of frames. */
export function listsOfFrames(): string {
  const sent = Object.entries(ANSWERED).map(([type, answer]) => {
    const refusals = refusalsFor(type);
    return frameItem(type, [
      `answer: ${answer}`,
      ...(refusals.length > 0 ? [`refusals: ${listOf(refusals)}`] : []),
    ]);
  });
  const told = Object.entries(COMES).map(([type, comes]) => frameItem(type, [`comes ${comes}`]));
  const parts = tableOf(
    ["part", "fields or form"],
    Object.keys(PARTS)
      .filter((name) => name !== "Action")
      .map((name) => [name, fieldsOf(DEFINED[name]) || formOf(DEFINED[name])]),
  );
  return `The client sends:

${sent.join("\n")}

Any frame may also be refused with ${listOf(refusalsFor("any"))}.

The room sends:

${told.join("\n")}

The parts of frames:

${parts}`;
}

function frameItem(type: string, below: readonly string[]): string {
  return listItem(`**\`${type}\`**:`, fieldsOf(DEFINED[type]) || "no fields", below);
}

/** The result of each action. */
const RESULTS: Readonly<Record<Action["act"], string>> = {
  claim: "",
  link: "",
  links: "`[{hash, role, uses?, until?, note?, bot?, isPassword?, by, at, members}]`",
  revoke: "",
  password: "",
  mute: "",
  unmute: "",
  kick: "",
  ban: "",
  lift: "",
  bans: "`[{member, name, at, by, until?, note?, address}]`",
  erase: "",
  "erase-mine": "`{erased, next?}`",
  forget: "",
  log: "`[{at, act, by, member?, about?}]`",
  wipe: "",
};

export function tableOfActions(): string {
  return tableOf(
    ["`act`", "fields", "least role", "`result`"],
    (DEFINED["Action"]?.oneOf ?? []).filter(isSchema).map((schema) => {
      const { act } = schema.properties ?? {};
      const name = isSchema(act) && typeof act.const === "string" ? act.const : "";
      const least = name === "erase" ? "its author; moderator" : (leastFor(name) ?? "");
      return [`\`${name}\``, fieldsOf(schema, "act"), least, resultOf(name) ?? ""];
    }),
  );
}

function leastFor(act: string): Role | undefined {
  return Object.entries(LEAST).find(([deed]) => deed === act)?.[1];
}

function resultOf(act: string): string | undefined {
  return Object.entries(RESULTS).find(([name]) => name === act)?.[1];
}

function refusalsFor(type: string): string[] {
  return Object.entries(REFUSED)
    .filter(([, { answers }]) => answers.some((it) => it === type))
    .map(([code]) => code);
}

function listOf(codes: readonly string[]): string {
  return codes.map((code) => `\`${code}\``).join(", ");
}

function fieldsOf({ properties = {}, required = [] }: JsonSchema = {}, but = "type"): string {
  return Object.entries(properties)
    .filter(([name]) => name !== but)
    .map(([name, field]) => {
      const mark = required.includes(name) ? "" : "?";
      return `\`${name}${mark}\` ${formOf(field)}`;
    })
    .join(", ");
}

function formOf(field: JsonSchema | boolean | undefined): string {
  if (!isSchema(field)) return "JSON";
  const { $ref, anyOf, type, items, properties } = field;
  if ($ref !== undefined) return $ref.replace("#/$defs/", "");
  if (field.const !== undefined) return `\`${JSON.stringify(field.const)}\``;
  if (field.enum !== undefined)
    return field.enum.map((it) => `\`${JSON.stringify(it)}\``).join(" or ");
  if (anyOf !== undefined) return formOf(anyOf.find((it) => isSchema(it) && it.type !== "null"));
  if (type === "array" && !Array.isArray(items)) return `[${formOf(items)}]`;
  if (properties !== undefined) return `{${fieldsOf(field)}}`;
  if (field.pattern !== undefined) return `string \`${field.pattern}\``;
  return typeof type === "string" ? type : "JSON";
}

function isSchema(it: JsonSchema | boolean | undefined): it is JsonSchema {
  return typeof it === "object";
}
