/**
 * Reading a room at its own link: the page for a browser, a transcript for a terminal, records for a program.
 */
import { JOIN, LOOKS } from "../../../room/limits/prices.ts";
import * as v from "valibot";
import { flatten } from "../../../protocol/records/message.ts";
import type { RoomName } from "../../../protocol/names/names.ts";
import type { RoomMessages } from "../../../room/asking/reading.ts";
import { isUpgrade } from "../../sockets/upgrade.ts";
import { HTML_TYPE, JSON_TYPE, kindFor, queryOf, TEXT_TYPE } from "../request/asked-for.ts";
import { lookerOf } from "../request/author.ts";
import { cursorOf } from "../request/cursor.ts";
import type { Reply, RouteContext } from "../answer/route.ts";
import type { RoomOperation } from "../answer/resource.ts";
import { PageRecord, PageQuery } from "../request/said.ts";
import { shown } from "../answer/looked.ts";
import { openSocket } from "./socket.ts";
import { transcript } from "./transcript.ts";

/** Programs that preview links accept anything, as curl does, but must not show messages. */
const PREVIEWER = /bot|crawl|spider|preview|externalhit|whatsapp|mastodon|embed/i;

export const reading: RoomOperation = {
  method: "get",
  summary: "Read messages",
  detail:
    "The latest messages, or those before or after a position. A browser gets the web page. A request for JSON gets records; " +
    "a request for text or for anything, such as curl's, gets a transcript. A WebSocket joins the room.",
  curl: "curl {link}",
  query: PageQuery,
  looks: [LOOKS.page, LOOKS.sites, JOIN],
  answers: {
    200: {
      says: "Messages, oldest first.",
      content: { [TEXT_TYPE]: v.string(), [JSON_TYPE]: PageRecord, [HTML_TYPE]: v.string() },
    },
  },
  refusals: [
    "bad-parameter",
    "bad-room-name",
    "room-unavailable",
    "slow-down",
    "unknown-subprotocol",
  ],
  answer: (c, room) => {
    if (isUpgrade(c.req.raw)) return openSocket(c, room);
    const { pathname, search, origin } = new URL(c.req.url);
    const isPreviewer = PREVIEWER.test(c.req.header("User-Agent") ?? "");
    const kinds = [TEXT_TYPE, JSON_TYPE, HTML_TYPE] as const;
    const kind = kindFor(c, kinds, isPreviewer ? HTML_TYPE : TEXT_TYPE);
    if (kind === HTML_TYPE) {
      // One address per page, however its letters are escaped.
      if (!pathname.endsWith(`/${room}`)) return c.redirect(`/r/${room}${search}`, 301);
      return thePage(c, room);
    }
    return read(c, room, (page) =>
      kind === JSON_TYPE
        ? c.json({ ...page, messages: page.messages.map(flatten), ...cursorIn(page) })
        : c.text(transcript(room, `${origin}/r/${room}`, page)),
    );
  },
};

async function read(
  c: RouteContext,
  room: RoomName,
  show: (page: RoomMessages) => Reply,
): Promise<Response> {
  const query = queryOf(c, PageQuery);
  if (!query.ok) return query.refusal();
  const { limit, ...pull } = query.value;
  const looked = await c.env.ROOMS.getByName(room).page(pull, limit, lookerOf(c, room));
  return shown(c, looked, (page) => {
    c.header("Cache-Control", "no-store");
    c.header("X-Robots-Tag", "noindex");
    return show(page);
  });
}

function cursorIn({ epoch, head }: RoomMessages): { cursor?: string } {
  return epoch === undefined ? {} : { cursor: cursorOf({ epoch, seq: head }) };
}

/**
 * The room is woken only if the page is requested in a frame, which a browser states. Every other answer
 * allows no frame.
 */
async function thePage(c: RouteContext, room: RoomName): Promise<Response> {
  const isFramed = FRAME_DESTINATIONS.has(c.req.header("Sec-Fetch-Dest") ?? "");
  if (!isFramed) return pageFor(c);
  const looked = await c.env.ROOMS.getByName(room).sites("embed", lookerOf(c, room));
  return shown(c, looked, (sites) => pageFor(c, sites));
}

/** @param sites that may show it in a frame; absent if it was not requested in one */
async function pageFor(c: RouteContext, sites?: readonly string[]): Promise<Response> {
  const isFramed = sites !== undefined;
  const asked = new Request(new URL("/", c.req.url), c.req.raw);
  if (isFramed) {
    // A browser that is told its copy has not changed would keep that copy's policy.
    for (const name of ["If-None-Match", "If-Modified-Since"]) asked.headers.delete(name);
  }
  c.header("Vary", "Sec-Fetch-Dest", { append: true });
  const page = await c.env.ASSETS.fetch(asked);
  const answer = new Response(page.body, page);
  if (isFramed) allowFrames(answer.headers, sites);
  return answer;
}

const FRAME_DESTINATIONS: ReadonlySet<string> = new Set(["embed", "frame", "iframe", "object"]);

function allowFrames(headers: Headers, sites: readonly string[]): void {
  headers.set("Cache-Control", "no-store");
  if (sites.length === 0) return;
  const policy = headers.get("Content-Security-Policy") ?? "";
  const ancestors = `frame-ancestors ${sites.join(" ")}`;
  headers.set("Content-Security-Policy", policy.replace("frame-ancestors 'none'", ancestors));
}
