/**
 * Conversations for docs/protocol.md, recorded in a room: the client's frames at the margin, the room's
 * indented.
 */
import type { ClientFrame } from "../../src/protocol/wire/client-frames.ts";
import { ALLOWANCES } from "../../src/room/limits/allowances.ts";
import type { ConnectionId } from "../../src/room/turn/connection.ts";
import { memberIdOf } from "./member-id.ts";
import { hello, memberOf, say, tokenOf } from "../support/members.ts";
import { RoomUnderTest } from "../support/room-under-test.ts";

const INDENT = "      ";
/** Columns of a line. A longer frame continues on the next. */
const WIDTH = 110;
/** How many items of a list are written out before the last one. */
const SHOWN = 2;
const AWAY_FOR = 600;
/** Replaces the epoch of a room under test, which is all zeros. */
const EPOCH = "87041cf5b2a9e6d3f0c15b7a4e8d2960";

/** The first minute of a room. */
export function firstConversation(): string {
  const dialogue = new Dialogue();
  const ana = dialogue.join();
  dialogue.sends(ana, say("hi", "bW9yZSByYW5kb20"));
  return dialogue.written();
}

/** A client that was away for longer than a resume covers. */
export function resumeWithGap(): string {
  const dialogue = new Dialogue();
  const { room } = dialogue;
  const first = room.join("Ana", { visit: VISIT });
  const bob = room.join("Bob", { visit: "Ym9iIGlzIGhlcmU" });
  room.send(first, say("first", "Zmlyc3Qgb2YgYWxs"));
  room.peer(first);
  room.host.disconnect(first);
  for (let n = 1; n <= AWAY_FOR; n += 1) {
    room.send(bob, say(`line ${n}`, `Ym9iIHNhaWQ-${n}`));
    room.pass(1_000);
  }
  const ana = dialogue.join({ cursor: { epoch: room.log.epoch, seq: 1 } });
  dialogue.sends(ana, { type: "pull", after: 1, before: 552 });
  dialogue.sends(ana, { type: "pull", after: 1, before: 502 });
  return dialogue.written();
}

const VISIT = "dGhpcyBwYWdl";

class Dialogue {
  readonly room = new RoomUnderTest(ALLOWANCES);
  readonly #lines: string[] = [];
  #heard = 0;

  constructor() {
    this.room.now = 1_795_311_641_624;
  }

  join(more: Partial<Parameters<typeof hello>[1]> = {}): ConnectionId {
    const id = this.room.connect();
    this.sends(id, hello("Ana", { visit: VISIT, ...more }));
    return id;
  }

  sends(id: ConnectionId, frame: ClientFrame): void {
    this.#write(frame, "");
    this.room.send(id, frame);
    this.room.pass(10);
    const { lines } = this.room.peer(id);
    for (const line of lines.slice(this.#heard)) this.#write(JSON.parse(line), INDENT);
    this.#heard = lines.length;
  }

  written(): string {
    return `\`\`\`\n${this.#lines.join("\n")}\n\`\`\``;
  }

  #write(frame: unknown, indent: string): void {
    const text = JSON.stringify(frame, (_name, value: unknown) => shortened(value))
      .replaceAll(`"${ELIDED}"`, "…")
      .replaceAll(new RegExp(`"(${NAMES.map(memberOf).join("|")})"`, "g"), (_all, id: string) =>
        JSON.stringify(memberIdOf(tokenOf(id.slice(0, 3)))),
      )
      .replaceAll("0".repeat(32), EPOCH);
    for (const line of folded(text, WIDTH - indent.length)) this.#lines.push(indent + line);
  }
}

const NAMES = ["Ana", "Bob"];
const ELIDED = "and so on";

function shortened(value: unknown): unknown {
  if (!Array.isArray(value) || value.length <= SHOWN + 1) return value;
  const list: unknown[] = value;
  return [...list.slice(0, SHOWN), ELIDED, list.at(-1)];
}

/** Breaks `text` into lines of at most `width`, after commas. */
function folded(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const part of text.split(/(?<=,)(?=["{])/)) {
    if (line !== "" && line.length + part.length > width) {
      lines.push(line);
      line = ` ${part}`;
    } else line += part;
  }
  return [...lines, line];
}
