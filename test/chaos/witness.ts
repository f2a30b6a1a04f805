/**
 * Watches every state of a client, as a person before the screen would, and records what is wrong.
 */
import type { Message, RoomView, Timeline } from "../../src/client/index.ts";
import type { Seq } from "../../src/protocol/ids.ts";

/** A member was seen to join or leave. */
export interface Sighting {
  readonly kind: "joined" | "left";
  readonly name: string;
  readonly by: Page;
  readonly at: number;
}

/** One life of a client, from its start to a reload. */
export interface Page {
  readonly name: string;
  /** Milliseconds since 1970; absent before the welcome. */
  welcomedAt?: number;
}

/** Only the tail of a new state is examined. The whole is compared at the end. */
const TAIL = 60;

export class Witness {
  /** Every record ever shown, by its seq: the message's author and id. */
  readonly seen = new Map<Seq, string>();
  readonly sightings: Sighting[] = [];
  twice = 0;
  outOfOrder = 0;
  /** How many seqs stood for two messages. */
  reused = 0;
  /** How often the cursor went back or moved into another epoch: the room forgot what it had told. */
  wentBack = 0;

  /** Returns the undo. */
  watch(room: RoomView, page: Page): () => void {
    let timeline: Timeline = { messages: [], gaps: [] };
    let last = room.state.notices.at(-1);
    return room.subscribe(() => {
      const { state } = room;
      if (state.connection.status === "open") page.welcomedAt ??= Date.now();
      if (state.timeline !== timeline) {
        this.#compare(timeline, state.timeline);
        timeline = state.timeline;
      }
      const fresh = state.notices.slice(
        last === undefined ? 0 : state.notices.lastIndexOf(last) + 1,
      );
      last = state.notices.at(-1);
      for (const { kind, member, at } of fresh) {
        if (kind !== "renamed") this.sightings.push({ kind, name: member.name, by: page, at });
      }
    });
  }

  #compare({ cursor: former }: Timeline, { cursor, messages }: Timeline): void {
    if (former !== undefined && cursor !== undefined) {
      if (former.epoch !== cursor.epoch || former.seq > cursor.seq) this.wentBack += 1;
    }
    const tail = messages.slice(-TAIL);
    const ids = new Set<string>();
    let before: Message | undefined;
    for (const message of tail) {
      const key = keyOf(message);
      if (ids.has(key) || message.seq === before?.seq) this.twice += 1;
      if (before !== undefined && message.seq < before.seq) this.outOfOrder += 1;
      const known = this.seen.get(message.seq);
      if (known === undefined) this.seen.set(message.seq, key);
      else if (known !== key) this.reused += 1;
      ids.add(key);
      before = message;
    }
  }
}

export function keyOf({ by, id }: Message): string {
  return `${by}/${id}`;
}
