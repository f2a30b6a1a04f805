/**
 * Writes an entry, under the conditions of HTTP.
 */
import * as v from "valibot";
import { faultInValue, isKey, Json } from "../../../protocol/records/entry.ts";
import type { Write } from "../../../protocol/wire/client-frames.ts";
import type { RoomName } from "../../../protocol/names/names.ts";
import { numbersKept } from "../../../protocol/wire/numbers.ts";
import { REFUSALS, VALUE_TOO_LONG } from "../../../protocol/wire/refusals.ts";
import type { Answer } from "../../../room/turn/answer.ts";
import type { EntryWrite } from "../../../room/turn/ask.ts";
import { newId } from "../../platform/random.ts";
import { queryOf, type Parsed, TEXT_TYPE } from "../request/asked-for.ts";
import { AuthorHeaders, authorOf, AuthorQuery, messageIdOf } from "../request/author.ts";
import { askRoom } from "../guard/front-door.ts";
import type { Reply, RouteContext } from "../answer/route.ts";
import { refuse, refuseAs } from "../answer/problems.ts";
import { atMost, textIn, withoutMark } from "../request/message-body.ts";
import { conditionIn, etagOf } from "./etag.ts";

export const WriteHeaders = v.object({
  ...AuthorHeaders.entries,
  "If-Match": v.optional(
    v.pipe(v.string(), v.description("The ETag that the entry must have, or `*` for any.")),
  ),
  "If-None-Match": v.optional(v.pipe(v.literal("*"), v.description("The entry must not exist."))),
});

export async function writeEntry(
  c: RouteContext,
  room: RoomName,
  key: string,
  type: Write["type"],
): Promise<Response> {
  const query = queryOf(c, AuthorQuery);
  if (!query.ok) return query.refusal();
  const { name, after } = query.value;
  const idempotencyKey = c.req.header("Idempotency-Key");
  const id = idempotencyKey === undefined ? newId() : messageIdOf(idempotencyKey);
  if (id === undefined) return refuse(c, "bad-idempotency-key");
  const author = authorOf(c, room, name, id);
  if (author === undefined) {
    return refuse(c, "bad-token", { headers: { "WWW-Authenticate": "Bearer" } });
  }
  if (!isKey(key)) return refuse(c, "bad-key");
  const condition = conditionIn(c.req.header("If-Match"), c.req.header("If-None-Match"));
  if (condition === undefined) return refuse(c, "bad-parameter", { detail: ONE_TAG });
  const common = { id, key, rev: condition.rev, after };
  const done = async (it: EntryWrite): Promise<Response> =>
    told(c, it, await askRoom(c, room, author, it));
  if (type === "delete") return done({ type, ...common });
  const value = await valueIn(c);
  if (!value.ok) return value.refusal();
  // A value that is nested too deep would not even reach the room.
  const fault = faultInValue(value.value);
  if (fault !== undefined) return fault === "too-long" ? tooLong(c) : refuse(c, fault);
  return done({ type, ...common, value: value.value });
}

const ONE_TAG = 'If-Match must be one ETag, such as "12", or *. If-None-Match must be *.';

const NO_JSON =
  'A value must be JSON. Put text in double quotes, as in "Lunch?", or send it with Content-Type: text/plain.';

async function valueIn(c: RouteContext): Promise<Parsed<Json>> {
  if ((await atMost(c, async () => {})) !== undefined) {
    return { ok: false, refusal: () => tooLong(c) };
  }
  const sent = await textIn(c);
  if (!sent.ok) return sent;
  const { type, text } = sent.value;
  if (type === TEXT_TYPE) return { ok: true, value: text };
  const result = v.safeParse(v.pipe(v.string(), v.parseJson(), Json), withoutMark(text));
  if (result.success && numbersKept(text)) return { ok: true, value: result.output };
  const detail = result.success ? REFUSALS["bad-number"] : NO_JSON;
  return { ok: false, refusal: () => refuse(c, "bad-body", { detail }) };
}

function tooLong(c: RouteContext): Reply {
  return refuse(c, "too-long", { detail: VALUE_TOO_LONG });
}

function told(c: RouteContext, { key }: EntryWrite, answer: Answer): Reply {
  if (answer.is === "refused") return refuseAs(c, answer);
  if ("entry" in answer) {
    const { rev, value } = answer.entry;
    if (value === undefined) return c.body(null, 204);
    c.header("ETag", etagOf(rev));
    return c.json({ key, rev }, answer.isNew ? 201 : 200);
  }
  if (!("rev" in answer)) throw new Error("The room answered a writeEntry without a rev");
  if (answer.is === "repeated" && answer.isOther) return refuse(c, "key-reused");
  if (c.req.method === "DELETE") return c.body(null, 204);
  c.header("ETag", etagOf(answer.rev));
  return c.json({ key, rev: answer.rev });
}
