/**
 * Connections that are opened and never read, in a room where others talk.
 */
import { connect } from "node:net";
import { SUBPROTOCOL } from "../../../../src/protocol/wire/frames.ts";
import { HEAD_END, textFrame, upgrade } from "../../load/line.ts";
import { flood } from "../requests.ts";
import { newToken } from "../secrets.ts";
import { ATTACKER, HALL } from "../stage.ts";
import { helloOf } from "../visit.ts";
import type { Attack } from "./attack.ts";

interface Connection {
  /** Sent first. */
  readonly head: string;
  /** Sent once the head was answered. */
  readonly hello?: () => string;
  /** Whether it has joined, from the bytes after the answer's head; `undefined` while they do not say. */
  readonly isIn: (rest: string) => boolean | undefined;
}

const TEXT = "\x81";
const SOCKETS = 200;
const TAILS = 400;
/** Opening a tail takes a while when others talk. */
const AT_ONCE = 50;

export const unread: readonly Attack[] = [
  leaving(SOCKETS, "plain sockets", (port) => ({
    head: upgrade({ port, path: `/r/${HALL}`, subprotocol: undefined, from: ATTACKER }),
    isIn: (rest) => (rest === "" ? undefined : rest.startsWith(TEXT)),
  })),
  leaving(TAILS, "tails", (port) => ({
    head: [
      `GET /r/${HALL}/tail HTTP/1.1`,
      `Host: 127.0.0.1:${port}`,
      // This stream sends something at once.
      "Accept: application/x-ndjson",
      `CF-Connecting-IP: ${ATTACKER}${HEAD_END}`,
    ].join("\r\n"),
    isIn: () => true,
  })),
  leaving(SOCKETS, "protocol sockets", (port) => ({
    head: upgrade({ port, path: `/r/${HALL}`, subprotocol: SUBPROTOCOL, from: ATTACKER }),
    hello: () => helloOf({ token: newToken() }),
    isIn: (rest) => {
      if (rest.includes('"type":"welcome"')) return true;
      return rest === "" || rest.startsWith(TEXT) ? undefined : false;
    },
  })),
];

function leaving(count: number, what: string, connection: (port: number) => Connection): Attack {
  return {
    name: `${count} unread ${what}`,
    isBusy: true,
    async run({ port, goesOn, lasts, tally }) {
      let tried = 0;
      const one = async (): Promise<string | undefined> => {
        tried += 1;
        return (await open(port, connection(port))) ? undefined : "turned away";
      };
      const span = { goesOn: () => goesOn() && tried < count, lasts };
      await flood(span, tally, one, AT_ONCE);
    },
  };
}

/** Resolves with whether it has joined. From then on, it reads nothing. */
function open(port: number, { head, hello, isIn }: Connection): Promise<boolean> {
  return new Promise((done) => {
    let heard = "";
    let hasGreeted = false;
    const socket = connect({ host: "127.0.0.1", port, noDelay: true });
    socket.once("connect", () => socket.write(head));
    socket.on("data", (chunk) => {
      heard += chunk.toString("latin1");
      const at = heard.indexOf(HEAD_END);
      if (at === -1) return;
      const isAnswered = /^HTTP\/1\.1 (101|200) /.test(heard);
      if (isAnswered && hello !== undefined && !hasGreeted) {
        hasGreeted = true;
        socket.write(Buffer.concat(textFrame(hello())));
      }
      const answer = isAnswered ? isIn(heard.slice(at + HEAD_END.length)) : false;
      if (answer === undefined) return;
      socket.pause();
      done(answer);
    });
    socket.on("error", () => done(false));
    socket.on("close", () => done(false));
  });
}
