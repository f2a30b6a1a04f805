/**
 * Judges a run from outside: reads the whole log over its own socket, and compares it with what each client
 * sent and saw.
 */
import { flatBody } from "../../src/protocol/records/message.ts";
import { SUBPROTOCOL } from "../../src/protocol/wire/frames.ts";
import type { Message } from "../../src/client/index.ts";
import { decodeServerFrame } from "../../src/protocol/wire/codec.ts";
import { encode } from "../../src/protocol/wire/room-codec.ts";
import type { Participant } from "./participant.ts";
import { ROOM, tokenOf } from "./participant.ts";
import { keyOf, type Witness } from "./witness.ts";

export interface Verdict {
  readonly invariant: string;
  readonly holds: boolean;
  /** The count of violations, for example `lost 0 of 300`. */
  readonly counts: string;
}

const READ_WITHIN = 60_000;

/** Every message of the room, ascending. */
export async function readLog(serverPort: number): Promise<Message[]> {
  const token = await tokenOf("judge");
  const socket = new WebSocket(`ws://127.0.0.1:${serverPort}/r/${ROOM}`, SUBPROTOCOL);
  const log: Message[][] = [];
  try {
    await new Promise<void>((done, reject) => {
      const timer = setTimeout(() => reject(new Error("The log could not be read")), READ_WITHIN);
      socket.onopen = () =>
        socket.send(encode({ type: "hello", v: 1, token, visit: "judgement", name: "judge" }));
      socket.onclose = ({ code }) => reject(new Error(`The log's reader was closed with ${code}`));
      socket.onmessage = ({ data }) => {
        const text = String(data);
        socket.send(encode({ type: "read", chars: text.length }));
        const frame = decodeServerFrame(text);
        if (frame?.type === "page") log.unshift(frame.records);
        const before = frame?.type === "page" ? frame.after + 1 : undefined;
        if (frame?.type === "welcome")
          socket.send(encode({ type: "pull", before: frame.head + 1 }));
        else if (before !== undefined && before > 1) socket.send(encode({ type: "pull", before }));
        else if (before !== undefined) {
          clearTimeout(timer);
          done();
        }
      };
    });
  } finally {
    socket.onclose = null;
    socket.close(1000);
  }
  return log.flat();
}

/** I1, I2, I4, I5, I6 and I7: the log against what was sent, and against everything ever shown. */
export function judgeLog(
  log: readonly Message[],
  participants: readonly Participant[],
  witness: Witness,
): Verdict[] {
  const said = participants.flatMap((it) => it.said);
  const bodies = new Set(log.map(flatBody));
  const lost = said.filter((body) => !bodies.has(body)).length;
  const twice = log.length - bodies.size;
  const storedTwice = log.length - new Set(log.map(keyOf)).size;
  const bySeq = new Map(log.map((message) => [message.seq, keyOf(message)]));
  const unfounded = [...witness.seen].filter(([seq, key]) => bySeq.get(seq) !== key).length;
  const strange = log.length - twice - (said.length - lost);
  const holes = log.filter(({ seq }, i) => seq !== i + 1).length;
  const swapped = sum(participants.map((it) => swaps(it, log)));
  return [
    verdict(
      "I1 nothing is lost",
      [lost, "lost", said.length],
      [strange, "said by nobody", log.length],
    ),
    verdict(
      "I2 nothing is shown twice",
      [twice, "twice in the log", log.length],
      [witness.twice, "twice on a screen", witness.seen.size],
    ),
    verdict("I4 (member, id) is stored once", [storedTwice, "stored twice", log.length]),
    verdict(
      "I5 acknowledged after commit",
      [unfounded, "shown and not in the log", witness.seen.size],
      [witness.wentBack, "cursors that went back", witness.seen.size],
    ),
    verdict("I6 a sender's order", [swapped, "out of order", said.length]),
    verdict(
      "I7 seq without holes or reuse",
      [holes, "holes", log.length],
      [witness.reused, "reused", witness.seen.size],
    ),
  ];
}

/** I3: each view is a contiguous part of the log, except for its declared gaps. */
export function judgeViews(
  log: readonly Message[],
  participants: readonly Participant[],
  witness: Witness,
): Verdict {
  const hidden = participants.map(({ room }) => {
    const { messages, gaps } = room.state.timeline;
    const known = log.filter(
      ({ seq }) => !gaps.some(({ after, before }) => after < seq && seq < before),
    );
    return differences(known, messages);
  });
  return verdict(
    "I3 views are runs of one order",
    [witness.outOfOrder, "out of order", witness.seen.size],
    [sum(hidden), "hidden gaps", log.length * participants.length],
  );
}

/** I9: with its gaps filled, each view equals what a new client gets. */
export function judgeWhole(log: readonly Message[], participants: readonly Participant[]): Verdict {
  const differing = participants.map(({ room }) => differences(log, room.state.timeline.messages));
  return verdict(
    "I9 resumed equals fresh",
    [differing.filter((count) => count > 0).length, "views differ", participants.length],
    [sum(differing), "records", log.length * participants.length],
  );
}

/** The invariant holds if no violation was found. */
export function verdict(
  invariant: string,
  ...counts: readonly (readonly [found: number, what: string, among: number])[]
): Verdict {
  return {
    invariant,
    holds: counts.every(([found]) => found === 0),
    counts: counts.map(([found, what, among]) => `${found} ${what} of ${among}`).join(", "),
  };
}

/** How many messages of this participant stand before one that they sent earlier. */
function swaps({ said }: Participant, log: readonly Message[]): number {
  const nth = new Map(said.map((body, i) => [body, i]));
  const order = log.flatMap((it) => nth.get(flatBody(it)) ?? []);
  return order.filter((n, i) => n < (order[i - 1] ?? -1)).length;
}

function differences(expected: readonly Message[], found: readonly Message[]): number {
  const left = new Map(found.map((message) => [message.seq, JSON.stringify(plain(message))]));
  let differing = 0;
  for (const message of expected) {
    if (left.get(message.seq) !== JSON.stringify(plain(message))) differing += 1;
    left.delete(message.seq);
  }
  return differing + left.size;
}

function plain(message: Message) {
  const { seq, rev = seq, id, by, name, at } = message;
  return { seq, rev, id, by, name, at, body: flatBody(message) };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}
