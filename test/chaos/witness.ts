/**
 * Looks at a client's every state, as somebody before the screen would, and keeps what is wrong with it.
 */
import type { Message, RoomView, Timeline } from "../../src/client/index.ts";
import type { Seq } from "../../src/protocol/ids.ts";

/** Somebody was seen to come or go. */
export interface Sighting {
  readonly kind: "joined" | "left";
  readonly name: string;
  readonly by: Page;
  readonly at: number;
}

/** One life of a client, from its start to a reload. */
export interface Page {
  readonly name: string;
  /** Milliseconds since 1970; absent until then. */
  welcomedAt?: number;
}

/** Of a new state only the tail is looked at: all of it is compared at the end. */
const TAIL = 60;

export class Witness {
  /** Every record that was ever on a screen, by its seq: which message of whose. */
  readonly seen = new Map<Seq, string>();
  readonly sightings: Sighting[] = [];
  twice = 0;
  outOfOrder = 0;
  /** One seq that stood for two messages. */
  reused = 0;
  /** A cursor that went back, or into another epoch: the room forgot what it had told. */
  wentBack = 0;

  /** Gives the undo. */
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
