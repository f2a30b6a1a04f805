/**
 * Requests over HTTP that say where they come from, a few at a time and as many as are answered.
 */
import { Agent, request } from "node:http";
import { pause } from "../../chaos/pause.ts";
import type { Tally } from "./tally.ts";

export interface Asked {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
}

const AT_ONCE = 8;
/**
 * Milliseconds before one that was refused for coming too fast is followed by another. In production a Worker elsewhere
 * refuses; here it shares the room's thread, and an attack on that is none on the room.
 */
const AFTER_TOO_FAST = 20;
const TOO_FAST: ReadonlySet<string> = new Set(["429", "4003", "slow-down"]);
/** Characters of an answer that are kept. */
const KEPT = 10_000;
const agent = new Agent({ keepAlive: true });

/** Status 0 stands for a connection that broke. */
export function ask(
  port: number,
  from: string,
  { method = "GET", path, headers = {}, body = "" }: Asked,
): Promise<Answer> {
  return new Promise((done) => {
    const options = {
      port,
      method,
      path,
      agent,
      headers: { ...headers, "CF-Connecting-IP": from },
    };
    const asked = request({ host: "127.0.0.1", ...options }, (response) => {
      let text = "";
      response.on("data", (chunk: Buffer) => {
        if (text.length < KEPT) text += chunk.toString();
      });
      response.on("close", () => done({ status: response.statusCode ?? 0, text }));
    });
    asked.on("error", () => done({ status: 0, text: "" }));
    asked.end(body);
  });
}

/** The code of a refusal; `undefined` of what was done. */
export function refusalIn({ status }: Answer): string | undefined {
  return status >= 200 && status < 300 ? undefined : `${status}`;
}

/** How long something is done. */
export interface Span {
  readonly goesOn: () => boolean;
  /** Until it is over, whatever is still to be answered by then. */
  readonly lasts?: Promise<void>;
}

/**
 * Does `one` again and again, so many at a time; it gives the code of a refusal, if it was refused. What is unanswered once
 * it is over is neither.
 */
export async function flood(
  { goesOn, lasts }: Span,
  tally: Tally,
  one: () => Promise<string | undefined>,
  atOnce = AT_ONCE,
): Promise<void> {
  const hand = async (): Promise<void> => {
    while (goesOn()) {
      const code = await one();
      if (code === undefined) tally.answered();
      else tally.refused(code);
      if (code !== undefined && TOO_FAST.has(code)) await pause(AFTER_TOO_FAST);
    }
  };
  const hands = Promise.all(Array.from({ length: atOnce }, hand));
  await (lasts === undefined ? hands : Promise.race([hands, lasts]));
}
