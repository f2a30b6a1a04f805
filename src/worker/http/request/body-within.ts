/**
 * Time limits for request bodies: a client that stops sending, or never ends, gets an answer, and the failure
 * is the client's, not the room's.
 */
import type { MiddlewareHandler } from "hono";
import type { RouteEnv } from "../answer/route.ts";

/** Milliseconds without a byte: a phone that changes networks takes less. */
const SILENT_AT_MOST = 30_000;
/**
 * Milliseconds for a body of a message's size: a modem needs half of it. An import may take as long as it
 * makes progress.
 */
const WHOLE_WITHIN = 60_000;
const BODILESS: ReadonlySet<string> = new Set(["GET", "HEAD"]);
const IMPORT = /\/import\/*$/;

/** Why a body was not read to its end. */
export class BodyFault extends Error {
  readonly code: "bad-body" | "too-slow";

  constructor(code: "bad-body" | "too-slow") {
    super(code);
    this.code = code;
  }
}

export const bodyWithin: MiddlewareHandler<RouteEnv> = async (c, next) => {
  const { raw } = c.req;
  if (raw.body === null) return next();
  if (BODILESS.has(raw.method)) {
    // The rest of the body is not read, and the platform must not take it for another request.
    c.req.raw = new Request(raw, { body: null });
    return next();
  }
  const whole = IMPORT.test(c.req.path) ? Infinity : WHOLE_WITHIN;
  c.req.raw = new Request(raw, {
    method: raw.method,
    body: within(raw.body, SILENT_AT_MOST, whole),
  });
  return next();
};

/**
 * `body`, which fails with a {@link BodyFault} if nothing arrives for `silent`, or not everything within
 * `whole`.
 *
 * @param silent milliseconds
 * @param whole milliseconds
 */
export function within(
  body: ReadableStream<Uint8Array>,
  silent: number,
  whole: number,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  const until = Date.now() + whole;
  return new ReadableStream<Uint8Array>({
    async pull(out) {
      try {
        const { done, value } = await inTime(reader.read(), Math.min(silent, until - Date.now()));
        if (done) out.close();
        else out.enqueue(value);
      } catch (error) {
        out.error(error instanceof BodyFault ? error : new BodyFault("bad-body"));
        // Do not wait for a client that never stops sending.
        void reader.cancel().catch(() => {});
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
}

function inTime<T>(promise: Promise<T>, milliseconds: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new BodyFault("too-slow")), Math.max(0, milliseconds));
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
