/**
 * One entry of the shared state. Its ETag is its rev, so a conditional write is a compare-and-set.
 */
import { LOOKS } from "../../../room/limits/prices.ts";
import * as v from "valibot";
import { isKey } from "../../../protocol/records/entry.ts";
import { Seq } from "../../../protocol/ids.ts";
import { JSON_TYPE, TEXT_TYPE } from "../request/asked-for.ts";
import { AuthorQuery, lookerOf } from "../request/author.ts";
import type { RouteContext } from "../answer/route.ts";
import { shown } from "../answer/looked.ts";
import { refuse } from "../answer/problems.ts";
import { type RoomOperation, roomResource } from "../answer/resource.ts";
import { etagOf, isKnown } from "./etag.ts";
import { writeEntry, WriteHeaders } from "./write.ts";

const Rev = v.pipe(
  v.object({ key: v.string(), rev: v.pipe(Seq, v.description("Also the ETag.")) }),
  v.title("Written"),
);
const written = { [JSON_TYPE]: Rev };
const Any = v.unknown();

const WRITE_REFUSALS = ["bad-idempotency-key", "bad-parameter", "key-reused"] as const;

const get: RoomOperation = {
  method: "get",
  summary: "Read one entry",
  detail:
    "The entry's value. The ETag is its rev; send it in If-None-Match to get 304 while the entry is unchanged.",
  curl: "curl {link}/state/topic",
  headers: v.object({
    "If-Match": v.optional(v.string()),
    "If-None-Match": v.optional(v.string()),
  }),
  looks: [LOOKS.entry],
  answers: {
    200: { says: "The value.", content: { [JSON_TYPE]: Any } },
    304: { says: "Not changed." },
  },
  refusals: ["bad-key", "bad-room-name", "conflict", "no-entry", "room-unavailable", "slow-down"],
  answer: async (c, room) => {
    const key = keyIn(c);
    if (!isKey(key)) return refuse(c, "bad-key");
    const looked = await c.env.ROOMS.getByName(room).entry(key, lookerOf(c, room));
    return shown(c, looked, (found) => {
      const must = c.req.header("If-Match");
      if (must !== undefined && (found === undefined || !isKnown(found.rev, must)))
        return refuse(c, "conflict", found && { headers: { ETag: etagOf(found.rev) } });
      if (found === undefined) return refuse(c, "no-entry");
      c.header("ETag", etagOf(found.rev));
      c.header("Cache-Control", "no-cache");
      const has = c.req.header("If-None-Match");
      if (has !== undefined && isKnown(found.rev, has)) return c.body(null, 304);
      return c.body(`${JSON.stringify(found.value)}\n`, 200, { "Content-Type": JSON_TYPE });
    });
  },
};

const put: RoomOperation = {
  method: "put",
  summary: "Set an entry",
  detail:
    "Sets the entry to any JSON value, or to text. With its ETag in If-Match, only if it has not changed; with `If-None-Match: *`, only if it does not exist.",
  curl: `curl -X PUT -d '"Lunch?"' {link}/state/topic`,
  query: AuthorQuery,
  headers: WriteHeaders,
  takesToken: true,
  body: { [JSON_TYPE]: Any, [TEXT_TYPE]: v.string() },
  asks: ["set"],
  answers: {
    201: { says: "Created.", content: written },
    200: {
      says: "Changed, now or by an earlier request with this Idempotency-Key.",
      content: written,
    },
  },
  refusals: [...WRITE_REFUSALS, "bad-body", "unsupported-type"],
  answer: (c, room) => writeEntry(c, room, keyIn(c), "set"),
};

const remove: RoomOperation = {
  method: "delete",
  summary: "Delete an entry",
  detail: "With its ETag in If-Match, only if it has not changed.",
  curl: "curl -X DELETE {link}/state/topic",
  query: AuthorQuery,
  headers: WriteHeaders,
  takesToken: true,
  asks: ["delete"],
  answers: { 204: { says: "The entry does not exist any more." } },
  refusals: WRITE_REFUSALS,
  answer: (c, room) => writeEntry(c, room, keyIn(c), "delete"),
};

function keyIn(c: RouteContext): string {
  return c.req.param("key") ?? "";
}

/** A key may contain slashes, escaped or not. */
export const entry = roomResource("/state/:key{.+}", get, put, remove);
