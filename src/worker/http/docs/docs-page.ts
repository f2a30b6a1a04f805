/**
 * The API document for people: one page that loads nothing but style sheets.
 */
import { html } from "hono/html";
import { PROBLEM_TYPE } from "../answer/problem.ts";
import { PROBLEMS } from "../answer/problems.ts";
import type { Document, DocumentedOperation, Parameter } from "./document.ts";

/** @param server for example `https://alcove.example` */
export function docsPage({ paths }: Document, server: string) {
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, it]) => ({ path, method, it })),
  );
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta
          name="description"
          content="The HTTP API of Alcove, a chat with rooms you share with a link."
        />
        <title>The API · Alcove</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/styles.css" />
        <link rel="stylesheet" href="/assets/docs.css" />
      </head>
      <body>
        <main class="docs">
          <header>
            <a href="/"><img src="/icon.svg" alt="Alcove" width="56" height="56" /></a>
            <h1>A room's link is its API</h1>
            <p>
              Read, post and follow with the room's link: in a browser, in a terminal, from a
              script. There is no sign-up, and you need a key only where a room's owner requires
              one.
            </p>
            <pre tabindex="0"><code>curl ${server}/r/game-night</code></pre>
            <p>
              A WebSocket at the same link joins the room. For client generators, there is
              <a href="/openapi.json">openapi.json</a>.
            </p>
            <nav aria-label="Operations">
              <ul>
                ${all.map(({ path, method, it }) => item(idOf(path, method), it.summary))}
                ${item("problems", "Errors")}
              </ul>
            </nav>
          </header>
          ${all.map(({ path, method, it }) => section(path, method, it, server))} ${problems()}
        </main>
      </body>
    </html> `;
}

function item(id: string, title: string) {
  return html`<li><a href="#${id}">${title}</a></li> `;
}

function section(path: string, method: string, it: DocumentedOperation, server: string) {
  const takes = Object.keys(it.requestBody?.content ?? {});
  const parameters = it.parameters.filter((parameter) => parameter.in !== "path");
  const curl = it["x-curl"].replace("{link}", "{server}/r/game-night").replace("{server}", server);
  return html`<section id="${idOf(path, method)}">
    <h2>${it.summary}</h2>
    <p class="address"><b>${method.toUpperCase()}</b> <code>${path}</code></p>
    ${it.description === undefined ? "" : html`<p>${inline(it.description)}</p>`}
    <pre tabindex="0"><code>${curl}</code></pre>
    <dl>
      ${parameters.map(rowOf)}
      ${it.security === undefined ? "" : row("Authorization", "header", TOKEN)}
      ${takes.length === 0 ? "" : row("body", "", codes(takes))}
      ${Object.entries(it.responses).map(([status, { description, content = {} }]) => {
        const types = Object.keys(content).filter((type) => type !== PROBLEM_TYPE);
        return row(status, "", html`${inline(description)} ${codes(types)}`);
      })}
    </dl>
  </section>`;
}

const TOKEN = "Bearer and a member's token for this room. Without it, you are a guest.";

function rowOf({ name, in: place, description = "", schema }: Parameter) {
  const { minimum, maximum } = schema;
  const isSmall = maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER;
  const bounds = isSmall ? ` From ${minimum} to ${maximum}.` : "";
  return row(name, place, inline(description + bounds));
}

function row(name: string, place: string, text: unknown) {
  return html`<dt><code>${name}</code> <small>${place}</small></dt>
    <dd>${text}</dd> `;
}

function problems() {
  return html`<section id="problems">
    <h2>Errors</h2>
    <p>
      An error is a problem document (RFC 9457). Its <code>code</code> is for programs and never
      changes; its <code>detail</code> says what to do. If waiting helps,
      <code>Retry-After</code> has the seconds.
    </p>
    <dl>
      ${Object.entries(PROBLEMS).map(([code, { status, detail }]) =>
        row(code, `${status}`, detail),
      )}
    </dl>
  </section>`;
}

/** The Markdown that descriptions use: code alone. */
function inline(text: string) {
  return text.split("`").map((it, at) => (at % 2 === 1 ? html`<code>${it}</code>` : it));
}

function codes(words: readonly string[]) {
  return words.map((it, at) => html`${at === 0 ? "" : " "}<code>${it}</code>`);
}

function idOf(path: string, method: string): string {
  return `${method}${path.replaceAll(/\W+/g, "-")}`;
}
