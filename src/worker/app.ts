/**
 * The Worker's routes. A room's link is one address for all: a browser gets the page, a WebSocket the room.
 */
import { type Context, Hono } from "hono";
import { cors } from "hono/cors";
import { trimTrailingSlash } from "hono/trailing-slash";
import { CLOSE } from "../protocol/close-codes.ts";
import { SUBPROTOCOL } from "../protocol/frames.ts";
import {
  parseRoomName,
  ROOM_NAME_BYTES,
  type RoomName,
  suggestRoomName,
  unguessableRoomName,
} from "../protocol/names.ts";
import { isOperator } from "./operator.ts";
import { isAllowedOrigin } from "./origins.ts";
import { problem } from "./problem.ts";
import { randomBytes } from "./random.ts";
import { isUpgrade, speechOf } from "./upgrade.ts";

type Its = { Bindings: Env };

export const app = new Hono<Its>();

// Acts on "not found" alone, so it never touches a socket's 101.
app.use(trimTrailingSlash());

app.get("/health", (c) => c.json({ ok: true }));
app.all("/health", only("GET"));

const allowPages = cors({
  origin: (origin, c: Context<Its>) =>
    isAllowedOrigin(origin, c.req.url, c.env.ALLOWED_ORIGINS) ? origin : null,
});

app.use("/rooms", allowPages);
app.post("/rooms", (c) => {
  const room = unguessableRoomName(randomBytes(ROOM_NAME_BYTES));
  const link = new URL(`/r/${room}`, c.req.url).href;
  // A line of its own, for who reads it in a terminal.
  const body = `${JSON.stringify({ room, link })}\n`;
  return c.body(body, 201, { "Content-Type": "application/json", Location: link });
});
app.all("/rooms", only("POST"));

app.get("/r/:room", (c) => {
  const room = parseRoomName(c.req.param("room"));
  if (room === undefined) return badRoomName(c);
  if (isUpgrade(c.req.raw)) return openSocket(c, room);
  // One room, one address: not another one for each way to escape its letters.
  if (!new URL(c.req.url).pathname.endsWith(`/${room}`)) return c.redirect(`/r/${room}`, 301);
  return c.env.ASSETS.fetch(new Request(new URL("/", c.req.url), c.req.raw));
});
app.all("/r/:room", only("GET"));

app.use("/r/:room/head", allowPages);
app.get("/r/:room/head", async (c) => {
  const room = parseRoomName(c.req.param("room"));
  if (room === undefined) return badRoomName(c);
  const head = await c.env.ROOMS.getByName(room).head();
  return c.json(head, 200, { "Cache-Control": "no-store" });
});
app.all("/r/:room/head", only("GET"));

app.get("/r/:room/stats", async (c) => {
  // Who may not look is not told that there is something to see.
  if (!isOperator(c.req.raw, c.env.OPERATOR_SECRET)) return nothingHere(c);
  const room = parseRoomName(c.req.param("room"));
  if (room === undefined) return badRoomName(c);
  const stats = await c.env.ROOMS.getByName(room).stats();
  return c.json(stats, 200, { "Cache-Control": "no-store" });
});

app.notFound(nothingHere);

app.onError((error, c) => {
  console.error({ event: "unexpected-error", name: error.name, message: error.message });
  return problem(c, {
    status: 500,
    code: "unexpected",
    title: "That should not have happened",
    detail: "Something broke on our side. Try again in a moment.",
  });
});

function nothingHere(c: Context<Its>): Response | Promise<Response> {
  return problem(c, {
    status: 404,
    code: "not-found",
    title: "Nothing here",
    detail: "Rooms live at /r/ and a name. Check the link, or make a new room.",
  });
}

function openSocket(c: Context<Its>, room: RoomName): Response | Promise<Response> {
  const speech = speechOf(c.req.raw);
  if (speech === undefined) {
    return problem(c, {
      status: 400,
      code: "unknown-subprotocol",
      title: "Unknown subprotocol",
      detail: `Ask for the subprotocol ${SUBPROTOCOL}, or for none to speak plain lines.`,
    });
  }
  if (
    speech === "protocol" &&
    !isAllowedOrigin(c.req.header("Origin"), c.req.url, c.env.ALLOWED_ORIGINS)
  ) {
    return closeAtOnce(CLOSE.notAllowed, "This page's origin is not in ALLOWED_ORIGINS");
  }
  return c.env.ROOMS.getByName(room).fetch(c.req.raw);
}

/** A browser hides why an upgrade was refused, so what a person must act on is said by a close. */
function closeAtOnce(code: number, reason: string): Response {
  const { 0: client, 1: server } = new WebSocketPair();
  server.accept();
  server.close(code, reason);
  return new Response(null, {
    status: 101,
    webSocket: client,
    headers: { "Sec-WebSocket-Protocol": SUBPROTOCOL },
  });
}

function badRoomName(c: Context<Its>): Response | Promise<Response> {
  const nearest = suggestRoomName(c.req.param("room") ?? "");
  return problem(c, {
    status: 400,
    code: "bad-room-name",
    title: "That is no room's name",
    detail:
      "A room's name has 1 to 64 letters a to z and digits, with single hyphens between them.",
    ...(nearest && { next: { path: `/r/${nearest}`, label: `Go to ${nearest}` } }),
  });
}

function only(method: string) {
  return (c: Context<Its>) =>
    problem(c, {
      status: 405,
      code: "wrong-method",
      title: "Not like that",
      detail: `This address answers ${method} and nothing else.`,
      headers: { Allow: method },
    });
}
