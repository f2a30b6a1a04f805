/**
 * How a refused HTTP request is answered: a page for a browser, an RFC 9457 problem document for a program.
 */
import type { Context } from "hono";
import { accepts } from "hono/accepts";
import { html } from "hono/html";
import type { ContentfulStatusCode } from "hono/utils/http-status";

export interface Problem {
  readonly status: ContentfulStatusCode;
  /** For programs; never changes once published. */
  readonly code: string;
  readonly title: string;
  /** What to do next. */
  readonly detail: string;
  /** Where to go next; the start page by default. */
  readonly next?: { readonly path: string; readonly label: string };
  readonly headers?: Readonly<Record<string, string>>;
  /** Further members of the document, for programs. */
  readonly more?: Readonly<Record<string, unknown>>;
}

export const PROBLEM_TYPE = "application/problem+json";

export function problem(c: Context, it: Problem): Response | Promise<Response> {
  for (const [name, value] of Object.entries(it.headers ?? {})) c.header(name, value);
  c.header("Cache-Control", "no-store");
  c.header("Vary", "Accept");
  const type = accepts(c, {
    header: "Accept",
    supports: [PROBLEM_TYPE, "text/html"],
    default: PROBLEM_TYPE,
  });
  if (type === "text/html") return c.html(page(it), it.status);
  const { status, code, title, detail, more } = it;
  return c.body(`${JSON.stringify({ status, code, title, detail, ...more })}\n`, status, {
    "Content-Type": PROBLEM_TYPE,
  });
}

function page({ title, detail, next = { path: "/", label: "Go to the start page" } }: Problem) {
  return html`<!doctype html>
    <html lang="en">
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>${title} · Alcove</title>
      <link rel="icon" href="/icon.svg" />
      <link rel="stylesheet" href="/assets/styles.css" />
      <main class="problem">
        <img src="/icon.svg" alt="" width="56" height="56" />
        <h1>${title}</h1>
        <p>${detail}</p>
        <p><a class="button" href="${next.path}">${next.label}</a></p>
      </main>
    </html> `;
}
