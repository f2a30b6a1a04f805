/**
 * Exports a room: every message and entry, or only those of one member. One page of it is in memory at a
 * time.
 */
import { LOOKS } from "../../../room/limits/prices.ts";
import { stream } from "hono/streaming";
import * as v from "valibot";
import type { RoomName } from "../../../protocol/names/names.ts";
import { flatten } from "../../../protocol/records/message.ts";
import type { Entry } from "../../../protocol/records/entry.ts";
import type { Caller } from "../../../room/turn/caller.ts";
import type { RoomCopy } from "../../../room/asking/reading.ts";
import type { RoomObject } from "../../object/room-object.ts";
import { HTML_TYPE, kindFor, LINES_TYPE, queryOf } from "../request/asked-for.ts";
import { isSigned, lookerOf } from "../request/author.ts";
import type { RouteContext } from "../answer/route.ts";
import { patiently, shown } from "../answer/looked.ts";
import { refuse } from "../answer/problems.ts";
import { roomResource } from "../answer/resource.ts";
import { COPY_FORMS, COPY_POLICY } from "./copy-forms.ts";
import { type CopyLine, CopyLineBody, roomLine } from "./lines.ts";

const CopyQuery = v.object({
  mine: v.optional(
    v.pipe(v.string(), v.description("Only the messages and entries of your token's member.")),
  ),
});

const FILES = { [LINES_TYPE]: "jsonl", [HTML_TYPE]: "html" } as const;

export const copy = roomResource("/export", {
  method: "get",
  summary: "Export the room",
  detail:
    "Every message and entry, as JSON Lines or, if the request prefers HTML, as one web page. Moderators and owners can export a room; " +
    "so can everyone who can read it if it has no owner. With `?mine`, every member can export their own messages and entries.",
  curl: `curl -H "Alcove-Key: $KEY" {link}/export`,
  query: CopyQuery,
  takesToken: true,
  looks: [LOOKS.copy, LOOKS["copy of one's own"]],
  answers: {
    200: {
      says: "The export, as a stream.",
      content: { [LINES_TYPE]: CopyLineBody, [HTML_TYPE]: v.string() },
    },
  },
  refusals: [
    "bad-parameter",
    "bad-room-name",
    "bad-token",
    "not-allowed",
    "room-unavailable",
    "slow-down",
  ],
  answer: async (c, room) => {
    const query = queryOf(c, CopyQuery);
    if (!query.ok) return query.refusal();
    const what = query.value.mine === undefined ? "all" : "mine";
    if (what === "mine" && !isSigned(c)) {
      return refuse(c, "bad-token", { headers: { "WWW-Authenticate": "Bearer" } });
    }
    return write(c, room, what);
  },
});

async function write(c: RouteContext, room: RoomName, what: "all" | "mine"): Promise<Response> {
  const stub = c.env.ROOMS.getByName(room);
  const looker = lookerOf(c, room);
  // Checked before anything is written, while the request can still be refused.
  const looked = await stub.copy(looker, 0, what);
  return shown(c, looked, (first) => {
    if (!first.isAllowed) return refuse(c, "not-allowed");
    return copied(c, { stub, room, looker, what, first });
  });
}

/** What is exported, and for whom. */
interface RoomExport {
  readonly stub: DurableObjectStub<RoomObject>;
  readonly room: RoomName;
  readonly looker: Caller;
  readonly what: "all" | "mine";
  readonly first: RoomCopy;
}

function copied(c: RouteContext, its: RoomExport): Response {
  const { room } = its;
  const kind = kindFor(c, [LINES_TYPE, HTML_TYPE], LINES_TYPE);
  c.header("Cache-Control", "no-store");
  c.header("X-Robots-Tag", "noindex");
  c.header("Content-Type", `${kind}; charset=utf-8`);
  c.header("Content-Disposition", `attachment; filename="${room}.${FILES[kind]}"`);
  if (kind === HTML_TYPE) c.header("Content-Security-Policy", `${COPY_POLICY}; sandbox`);
  if (c.req.raw.method === "HEAD") return c.body(null);
  const form = COPY_FORMS[kind]();
  return stream(c, async (out) => {
    for await (const line of linesOf(its, () => !out.aborted)) {
      if (out.aborted) return;
      await out.write(await form(line));
    }
  });
}

async function* linesOf(
  { stub, room, looker, what, first }: RoomExport,
  isWanted: () => boolean,
): AsyncGenerator<CopyLine, void> {
  const { epoch, head, horizon } = first;
  const its = { ...(epoch && { epoch }), head, ...(horizon && { horizon }) };
  yield roomLine(room, its, what === "mine" ? looker.id : undefined);
  let messages = 0;
  for (let part = first; ;) {
    for (const message of part.messages) {
      // Later messages are not part of this export.
      if (message.seq > head) break;
      messages += 1;
      yield { type: "message", ...flatten(message) };
    }
    if (part.next === undefined || part.next >= head) break;
    const { next } = part;
    const more = await patiently(async () => stub.copy(looker, next, what), isWanted);
    if (more === undefined) return;
    part = more;
    // The caller may have lost their role, or the room its data. A truncated export is better than one that
    // passes for complete.
    if (!part.isAllowed || part.epoch !== epoch) throw new Error("the room changed under a copy");
  }
  const state = head === 0 ? undefined : await patiently(async () => stub.state(looker), isWanted);
  const shared: readonly Entry[] = state?.entries ?? [];
  const entries = shared.filter(({ by }) => what === "all" || by === looker.id);
  for (const entry of entries) yield { type: "entry", ...entry };
  yield { type: "end", messages, entries: entries.length };
}
