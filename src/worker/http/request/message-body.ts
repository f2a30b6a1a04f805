/**
 * The body of a request that posts a message: plain text, or JSON.
 */
import { bodyLimit } from "hono/body-limit";
import * as v from "valibot";
import { LIMITS } from "../../../protocol/limits.ts";
import { JSON_TYPE, type Parsed, TEXT_TYPE } from "./asked-for.ts";
import type { RouteContext } from "../answer/route.ts";
import { refuse } from "../answer/problems.ts";

export const MessageBody = v.pipe(
  v.object({
    body: v.pipe(v.string(), v.description(`At most ${LIMITS.bodyBytes} bytes of UTF-8.`)),
    name: v.optional(v.string()),
  }),
  v.title("Spoken"),
);
export type MessageBody = v.InferOutput<typeof MessageBody>;

/** The type that `curl -d` and forms send. No form posts here, and curl means the text as it is. */
const FORM_TYPE = "application/x-www-form-urlencoded";

/** Bytes: the largest message with each byte escaped as `\u0061`, and its name. */
const READ_AT_MOST = 65_536;

/** Reads no more than the largest message, however it is escaped. */
export const atMost = bodyLimit({
  maxSize: READ_AT_MOST,
  onError: (c: RouteContext) => refuse(c, "too-long"),
});

/** The text of a body, and its media type. */
export async function textIn(c: RouteContext): Promise<Parsed<{ type: string; text: string }>> {
  const { type, isReadable } = formOf(c);
  if (!isReadable) return { ok: false, refusal: () => refuse(c, "unsupported-type") };
  const text = decode(await c.req.arrayBuffer());
  if (text === undefined) return { ok: false, refusal: () => refuse(c, "not-text") };
  return { ok: true, value: { type, text } };
}

export async function messageBodyIn(c: RouteContext): Promise<Parsed<MessageBody>> {
  const sent = await textIn(c);
  if (!sent.ok) return sent;
  const { type, text } = sent.value;
  // A line end at its end is not part of it, as on a plain socket.
  if (type !== JSON_TYPE) return { ok: true, value: { body: text.replace(/\r?\n$/, "") } };
  const result = v.safeParse(v.pipe(v.string(), v.parseJson(), MessageBody), withoutMark(text));
  if (result.success) return { ok: true, value: result.output };
  return { ok: false, refusal: () => refuse(c, "bad-body") };
}

/** Some editors put a byte order mark before JSON. */
export function withoutMark(json: string): string {
  return json.replace(/^\uFEFF/, "");
}

/** Whether the body is JSON: then the answer is too, unless the request prefers another type. */
export function isJson(c: RouteContext): boolean {
  return formOf(c).type === JSON_TYPE;
}

function formOf(c: RouteContext): { readonly type: string; readonly isReadable: boolean } {
  const [type = "", ...parameters] = (c.req.header("Content-Type") ?? TEXT_TYPE)
    .toLowerCase()
    .split(";")
    .map((it) => it.trim());
  const isKnown = [TEXT_TYPE, JSON_TYPE, FORM_TYPE].includes(type);
  const charset = parameters.find((it) => it.startsWith("charset="));
  const isUtf8 = charset === undefined || /^charset="?utf-?8"?$/.test(charset);
  const isBare = (c.req.header("Content-Encoding") ?? "identity") === "identity";
  return { type, isReadable: isKnown && isUtf8 && isBare };
}

/** The exact text: a byte order mark at its beginning is part of it. */
function decode(bytes: ArrayBuffer): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
