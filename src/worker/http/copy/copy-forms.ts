/**
 * The formats of an export: JSON Lines, or one self-contained web page.
 */
import { createHash } from "node:crypto";
import { html, raw } from "hono/html";
import { legible, stateOf } from "../../../protocol/records/message.ts";
import { Namesakes } from "../../../protocol/names/namesakes.ts";
import { withMarks } from "../../../protocol/names/taken-names.ts";
import { withLineFeeds } from "../../../protocol/text.ts";
import { jsonLine } from "../answer/json-line.ts";
import { dayOf } from "../room/transcript.ts";
import type { CopyLine } from "./lines.ts";

export type CopyForm = (line: CopyLine) => string | Promise<string>;

const STYLE = `:root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}
body{max-width:44rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}
h2{font-size:1rem;margin:2rem 0 .5rem}
article{margin:.75rem 0}
time,small{opacity:.7;font-size:.85em}
p{margin:0 0 0 1.5rem;white-space:pre-wrap}
dt{font-weight:600}dd{margin:0 0 .5rem;white-space:pre-wrap}`;

const STYLE_HASH = `sha256-${createHash("sha256").update(STYLE).digest("base64")}`;

/** The policy of the page wherever it is opened: nothing that a member wrote can run in it. */
export const COPY_POLICY = `default-src 'none'; style-src '${STYLE_HASH}'; base-uri 'none'; form-action 'none'`;

/** Under another name, because the formatter would insert spaces that a reader sees. */
const markup = async (...its: Parameters<typeof html>): Promise<string> =>
  String(await html(...its));

export const COPY_FORMS: {
  readonly [type in "application/x-ndjson" | "text/html"]: () => CopyForm;
} = {
  "application/x-ndjson": () => jsonLine,

  "text/html": () => {
    const among = new Namesakes();
    let today = "";
    let isShared = false;
    return async (line) => {
      switch (line.type) {
        case "room":
          return page(line.room);
        case "message": {
          const day = dayOf(line.at);
          const heading = day === today ? "" : await markup`<h2>${day}</h2>\n`;
          today = day;
          return heading + (await said(line, among.marksOf({ id: line.by, name: line.name })));
        }
        case "entry": {
          const heading = isShared ? "" : "<h2>Shared items</h2>\n";
          isShared = true;
          const value = JSON.stringify(line.value, null, 2);
          const entry = await markup`<dl><dt>${line.key}</dt><dd dir="auto">${value}</dd></dl>\n`;
          return heading + entry;
        }
        case "end":
          return "</main>\n</html>\n";
      }
    };
  },
};

function page(room: string): Promise<string> {
  return markup`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${COPY_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${room}</title>
<style>${raw(STYLE)}</style>
<main>
<h1>${room}</h1>
<p><small>Times are UTC.</small></p>
`;
}

function said(
  { at, name, body }: Extract<CopyLine, { type: "message" }>,
  marks: readonly string[],
): Promise<string> {
  const after = withMarks("", marks);
  const time = new Date(at).toISOString();
  const text = legible(stateOf(body), withLineFeeds);
  return markup`<article><time datetime="${time}">${time.slice(11, 16)}</time> <b><bdi>${name}</bdi></b>${after}
<p dir="auto">${text}</p></article>
`;
}
