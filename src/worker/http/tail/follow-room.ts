/**
 * Streams a room. The room only holds a socket and can sleep between messages; this Worker holds the rest.
 */
import { JOIN, LOOKS } from "../../../room/limits/prices.ts";
import { stream } from "hono/streaming";
import * as v from "valibot";
import type { RoomName } from "../../../protocol/names/names.ts";
import type { Caller } from "../../../room/turn/caller.ts";
import type { RoomObject } from "../../object/room-object.ts";
import { lookerOf } from "../request/author.ts";
import { headersOf, kindFor, queryOf } from "../request/asked-for.ts";
import { readCursor } from "../request/cursor.ts";
import type { RouteContext } from "../answer/route.ts";
import { patiently, shown } from "../answer/looked.ts";
import { refuse } from "../answer/problems.ts";
import { roomResource } from "../answer/resource.ts";
import { EntryRecord, CursorText, MessageRecord, SeqOrCursor } from "../request/said.ts";
import { Ear } from "./ear.ts";
import { follow, type TailSource, type Start, startAt } from "./follow.ts";
import { type TailForm, FORMS } from "./tail-forms.ts";

/** Seconds after which a stream ends, so that its client requests it again. */
const LASTS = 300;
/** Milliseconds after that for the client to read the rest. */
const GRACE = 10_000;

const TailQuery = v.object({
  after: v.optional(
    v.pipe(
      SeqOrCursor,
      v.description("A seq or a cursor. The stream starts with every change after it."),
    ),
  ),
  for: v.optional(
    v.pipe(
      v.number(),
      v.integer(),
      v.minValue(1),
      v.maxValue(LASTS),
      v.description("Seconds after which the stream ends."),
    ),
    LASTS,
  ),
});

const TailHeaders = v.object({
  "Last-Event-ID": v.optional(
    v.pipe(
      CursorText,
      v.description("The id of the last event read. It takes precedence over `after`."),
    ),
  ),
});

const TailLine = v.pipe(
  v.object({
    type: v.picklist(["start", "reset", "message", "entry", "end"]),
    cursor: v.optional(CursorText),
    message: v.optional(MessageRecord),
    entry: v.optional(EntryRecord),
    retryAfter: v.optional(v.pipe(v.number(), v.description("Seconds."))),
  }),
  v.title("Line"),
);

const KINDS = ["text/plain", "application/x-ndjson", "text/event-stream"] as const;

export const tail = roomResource("/tail", {
  method: "get",
  summary: "Follow the room",
  detail:
    `Streams every message once and in order, from now on or from \`after\` or Last-Event-ID. Changes of entries are events of type ` +
    `\`entry\`; one without a value was deleted. An event's id is a cursor. A stream ends after ` +
    `${LASTS} seconds and says where it was: ask again from there. Following does not mark you as present.`,
  curl: 'curl -N "{link}/tail?for=2"',
  query: TailQuery,
  headers: TailHeaders,
  looks: [JOIN, LOOKS.head, LOOKS.changes],
  answers: {
    200: {
      says: "A stream.",
      content: {
        "text/event-stream": MessageRecord,
        "application/x-ndjson": TailLine,
        "text/plain": v.string(),
      },
    },
  },
  refusals: ["bad-parameter", "bad-room-name", "room-unavailable", "slow-down"],
  answer: async (c, room) => {
    const query = queryOf(c, TailQuery);
    if (!query.ok) return query.refusal();
    const headers = headersOf(c, TailHeaders);
    if (!headers.ok) return headers.refusal();
    const after = headers.value["Last-Event-ID"] ?? query.value.after;
    const kind = kindFor(c, KINDS, "text/plain");
    c.header("Cache-Control", "no-store");
    c.header("X-Robots-Tag", "noindex");
    c.header("Content-Type", `${kind}; charset=utf-8`);
    // A HEAD request opens no stream.
    if (c.req.raw.method === "HEAD") return c.body(null);
    const { origin } = new URL(c.req.url);
    const form = FORMS[kind]((cursor) => `curl -N '${origin}/r/${room}/tail?after=${cursor}'`);
    return write(c, room, after === undefined ? undefined : `${after}`, query.value.for, form);
  },
});

async function write(
  c: RouteContext,
  room: RoomName,
  after: string | undefined,
  seconds: number,
  form: TailForm,
): Promise<Response> {
  const stub = c.env.ROOMS.getByName(room);
  // Listens first and reads second, so that nothing in between is missed.
  const looker = lookerOf(c, room);
  const ear = await Ear.open(stub, looker);
  if (ear === undefined) return refuse(c, "slow-down");
  const head = await stub.head(looker);
  if (!head.ok) ear.close();
  return shown(c, head, (value) => {
    const start = startAt(value, after === undefined ? undefined : readCursor(after));
    return streamed(c, { stub, looker, ear, start, seconds, form });
  });
}

interface Stream {
  readonly stub: DurableObjectStub<RoomObject>;
  readonly looker: Caller;
  readonly ear: Ear;
  readonly start: Start;
  readonly seconds: number;
  readonly form: TailForm;
}

function streamed(c: RouteContext, { stub, looker, ear, start, seconds, form }: Stream): Response {
  return stream(c, async (out) => {
    // A client that does not read must not keep the room's socket or this Worker longer than one that does.
    const timers = [
      setTimeout(() => ear.close(), seconds * 1_000),
      setTimeout(() => out.abort(), seconds * 1_000 + GRACE),
    ];
    out.onAbort(() => ear.close());
    const source: TailSource = {
      get isOpen() {
        return ear.isOpen;
      },
      next: (milliseconds) => ear.next(milliseconds),
      changesPast: (seq) =>
        patiently(
          async () => stub.changesPast(seq, looker),
          () => ear.isOpen,
        ),
    };
    try {
      for await (const told of follow(source, start)) await out.write(form(told));
    } finally {
      ear.close();
      for (const timer of timers) clearTimeout(timer);
    }
  });
}
