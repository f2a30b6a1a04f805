/**
 * HTTP requests that state their address: a few at a time, and as many as are answered.
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
 * Milliseconds between a request refused as too fast and the next one. In production another Worker does the
 * refusing. Here it shares the room's thread, so attacking it is no attack on the room.
 */
const AFTER_TOO_FAST = 20;
const TOO_FAST: ReadonlySet<string> = new Set(["429", "4003", "slow-down"]);
/** How many characters of an answer are kept. */
const KEPT = 10_000;
const agent = new Agent({ keepAlive: true });

/** Status 0 means that the connection broke. */
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

/** The code of a refusal; `undefined` for a success. */
export function refusalIn({ status }: Answer): string | undefined {
  return status >= 200 && status < 300 ? undefined : `${status}`;
}

/** How long an attack lasts. */
export interface Span {
  readonly goesOn: () => boolean;
  /** Resolves at the end, whatever is unanswered by then. */
  readonly lasts?: Promise<void>;
}

/**
 * Runs `one` again and again, so many at a time. It returns the code if it was refused. Requests that are
 * unanswered at the end count as neither.
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
