/**
 * The Worker: all its addresses, and its answer at any other.
 */
import { Hono } from "hono";
import { allowPages, allowPagesOfRoom, allowPagesOfServer } from "./http/guard/allow-pages.ts";
import { API } from "./http/api.ts";
import { BodyFault, bodyWithin } from "./http/request/body-within.ts";
import { armour } from "./http/guard/armour.ts";
import { docs } from "./http/docs/docs.ts";
import { atMaking, atRooms } from "./http/guard/front-door.ts";
import { atHost } from "./http/guard/host.ts";
import type { RouteEnv } from "./http/answer/route.ts";
import { lineEnd } from "./http/answer/line-end.ts";
import { refuse } from "./http/answer/problems.ts";
import { routedPath } from "./http/routed.ts";
import { stats } from "./http/stats.ts";

export const app = new Hono<RouteEnv>({ getPath: routedPath });

app.use(armour);
app.use(lineEnd);
app.use(atHost);
app.use(bodyWithin);

// CORS comes first, so that a page of another site can read how long it has to wait.
app.use("/r/*", allowPagesOfServer, atRooms, allowPagesOfRoom);
app.use("/rooms", allowPages, atMaking);
app.use("/health", allowPages);

for (const { routes } of API) app.route("/", routes);
app.route("/", stats);
app.route("/", docs);

app.notFound((c) => refuse(c, "not-found"));

app.onError((error, c) => {
  if (error instanceof BodyFault) return refuse(c, error.code);
  console.error({ event: "unexpected-error", name: error.name, message: error.message });
  return refuse(c, isOfRoom(error) ? "room-unavailable" : "unexpected");
});

/** Whether a room threw it, or the platform on the way there, which marks its errors. */
function isOfRoom(error: Error): boolean {
  return ["remote", "retryable", "overloaded", "durableObjectReset"].some((it) => it in error);
}
