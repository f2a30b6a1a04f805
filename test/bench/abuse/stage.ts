/**
 * What an attack finds: rooms with a history, and a server as in production, with the default limits.
 */
import * as v from "valibot";
import { fill } from "../history/rooms.ts";
import { type Bundle, serveWorker } from "../workerd.ts";
import { ask, type Span } from "./requests.ts";
import type { Tally } from "./tally.ts";

/** A room without an owner, with a long history. */
export const FULL = "full";
/** A room without an owner, and without any messages. */
export const HALL = "hall";
export const MESSAGES = 60_000;
const ENTRIES = 500;
const ENTRY = JSON.stringify("e".repeat(400));

/** Addresses. */
export const ATTACKER = "203.0.113.66";
export const HEALTHY = "198.51.100.1";
export const BOB = "198.51.100.2";

/** An owned room with a long history in which guests are readers, and the keys of its links. */
export interface Owned {
  readonly room: string;
  readonly owner: string;
  readonly moderator: string;
  /** A member link without a limit on its uses. */
  readonly member: string;
}

export interface Stage extends Span {
  readonly port: number;
  /** The folder that holds the rooms' databases. */
  readonly storage: string;
  readonly owned: Owned;
  readonly lasts: Promise<void>;
  readonly tally: Tally;
}

const Made = v.object({ room: v.string(), owner: v.string() });
const Linked = v.object({ link: v.string() });

export async function prepare(filled: Bundle, storage: string): Promise<Owned> {
  const server = await serveWorker(filled, { storage });
  const { port } = server;
  const tell = async (
    path: string,
    body: string,
    key?: string,
    method = "POST",
  ): Promise<string> => {
    const type = { "Content-Type": "application/json" };
    const headers = key === undefined ? type : { ...type, "Alcove-Key": key };
    const { status, text } = await ask(port, HEALTHY, { method, path, headers, body });
    if (status >= 300)
      throw new Error(`The stage is not set: ${method} ${path}: ${status} ${text}`);
    return text;
  };
  try {
    const { room, owner: link } = v.parse(Made, JSON.parse(await tell("/rooms", "{}")));
    const owner = keyIn(link);
    const linkFor = async (role: string): Promise<string> => {
      const made = await tell(`/r/${room}/act`, JSON.stringify({ act: "link", role }), owner);
      return keyIn(v.parse(Linked, JSON.parse(made)).link);
    };
    const moderator = await linkFor("moderator");
    const member = await linkFor("member");
    await tell(`/r/${room}/state/room/guests`, '"reader"', owner, "PUT");
    for (let n = 0; n < ENTRIES; n += 1)
      await tell(`/r/${FULL}/state/e${n}`, ENTRY, undefined, "PUT");
    for (const name of [FULL, room]) await fill(port, MESSAGES, name);
    return { room, owner, moderator, member };
  } finally {
    await server.stop();
  }
}

function keyIn(link: string): string {
  return /#key=(.+)$/.exec(link)?.[1] ?? "";
}
