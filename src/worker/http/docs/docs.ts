/**
 * Serves the documentation of the API: for programs, and for people.
 */
import { Hono } from "hono";
import { cors } from "hono/cors";
import { API } from "../api.ts";
import type { RouteEnv } from "../answer/route.ts";
import { type Document, openApi } from "./document.ts";
import { docsPage } from "./docs-page.ts";

export const docs = new Hono<RouteEnv>();

/** It has no one's data, so any page may read it. */
docs.get("/openapi.json", cors(), (c) => c.json(theDocument()));

docs.get("/docs", (c) => c.html(docsPage(theDocument(), new URL(c.req.url).origin)));

let made: Document | undefined;

/** Generated on the first request: most Workers never get one. */
function theDocument(): Document {
  made ??= openApi(API);
  return made;
}
