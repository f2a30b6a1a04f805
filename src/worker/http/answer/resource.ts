/**
 * An address and its operations: routed and documented, and every other method refused.
 */
import { Hono } from "hono";
import { parseRoomName, type RoomName } from "../../../protocol/names/names.ts";
import { suggestRoomName } from "../../../protocol/names/suggest-room-name.ts";
import type { Reply, RouteContext, RouteEnv } from "./route.ts";
import type { Operation } from "./operation.ts";
import { refuse } from "./problems.ts";

export interface Resource {
  /** For example `/r/:room/members`. */
  readonly path: string;
  readonly operations: readonly Operation[];
  readonly routes: Hono<RouteEnv>;
}

export interface RouteOperation extends Operation {
  readonly answer: (c: RouteContext) => Reply;
}

export interface RoomOperation extends Operation {
  readonly answer: (c: RouteContext, room: RoomName) => Reply;
}

export function resource(path: string, ...operations: readonly RouteOperation[]): Resource {
  const routes = new Hono<RouteEnv>();
  for (const { method, answer } of operations) routes.on(method.toUpperCase(), path, answer);
  routes.all(path, only(operations));
  return { path, operations, routes };
}

/** A resource of a room, at `/r/:room` and `below`. */
export function roomResource(below: string, ...operations: readonly RoomOperation[]): Resource {
  const inRoom = operations.map((operation) => ({ ...operation, answer: inNamedRoom(operation) }));
  return resource(`/r/:room${below}`, ...inRoom);
}

/** Carries out `operation` if the room's name is valid, and refuses the request otherwise. */
export function inNamedRoom({ answer }: Pick<RoomOperation, "answer">): RouteOperation["answer"] {
  return (c) => {
    const asked = c.req.param("room") ?? "";
    const room = parseRoomName(asked);
    if (room !== undefined) return answer(c, room);
    const nearest = suggestRoomName(asked);
    const next = nearest && { path: `/r/${nearest}`, label: `Go to ${nearest}` };
    return refuse(c, "bad-room-name", next && { next });
  };
}

function only(operations: readonly RouteOperation[]): RouteOperation["answer"] {
  // Whatever supports GET supports HEAD.
  const methods = operations.flatMap(({ method }) =>
    method === "get" ? ["GET", "HEAD"] : [method],
  );
  const allowed = methods.map((method) => method.toUpperCase());
  const detail = `This address supports ${allowed.join(", ")} only.`;
  return (c) => refuse(c, "wrong-method", { detail, headers: { Allow: allowed.join(", ") } });
}
