/**
 * A member in a run: an SDK client on its own line, with an outbox that outlives its page.
 */
import { enterRoom, type RoomView, type RoomOptions, tokenFor } from "../../src/client/index.ts";
import { SharedOutbox } from "../support/shared-outbox.ts";
import { until } from "../support/until.ts";
import { Line } from "./line.ts";
import type { Tally } from "./tally.ts";
import type { Page, Witness } from "./witness.ts";

export const ROOM = "chaos";
const ORIGIN = "http://localhost";

/** When a member could not be heard in the room, in milliseconds since 1970; without `to`, until now. */
export interface Absence {
  readonly from: number;
  readonly to?: number;
}

export class Participant {
  readonly name: string;
  readonly line: Line;
  /** Bodies, in the order in which they were sent. */
  readonly said: string[] = [];
  readonly absences: Absence[] = [];
  #deadSince: number | undefined;
  readonly #token: string;
  readonly #tally: Tally;
  readonly #witness: Witness;
  readonly #outbox = new SharedOutbox();
  #tab: { readonly room: RoomView; end(): void };

  private constructor(name: string, token: string, line: Line, tally: Tally, witness: Witness) {
    this.name = name;
    this.#token = token;
    this.line = line;
    this.#tally = tally;
    this.#witness = witness;
    this.absences.push({ from: Date.now() });
    this.#tab = this.#openTab();
  }

  static async join(
    name: string,
    serverPort: number,
    tally: Tally,
    witness: Witness,
  ): Promise<Participant> {
    const line = await Line.open(serverPort);
    return new Participant(name, await tokenOf(name), line, tally, witness);
  }

  get room(): RoomView {
    return this.#tab.room;
  }

  get isOpen(): boolean {
    return this.room.state.connection.status === "open";
  }

  /** How many messages were sent and are not acknowledged. */
  get waiting(): number {
    return this.room.state.outbox.length;
  }

  say(): void {
    const body = `${this.name} ${this.said.length}`;
    this.said.push(body);
    void this.room.say(body);
  }

  reload(): void {
    this.#tab.end();
    this.#lost();
    this.#tab = this.#openTab();
  }

  /** Fetches the messages of its gaps, page by page. Returns the number of pages. */
  async fillGaps(within: number): Promise<number> {
    let pages = 0;
    for (;;) {
      const gap = this.room.state.timeline.gaps.at(-1);
      if (gap === undefined) return pages;
      const { gaps } = this.room.state.timeline;
      this.room.fill(gap);
      await until(() => this.room.state.timeline.gaps !== gaps || undefined, within);
      pages += 1;
    }
  }

  /**
   * The server is gone. On a line that swallows data, the member learns of it only after others have seen the
   * next server.
   */
  serverDied(): void {
    this.#deadSince ??= Date.now();
  }

  async end(): Promise<void> {
    this.#tab.end();
    await this.line.close();
  }

  #openTab(): { readonly room: RoomView; end(): void } {
    const outbox = this.#outbox.open();
    const room = enterRoom({
      url: `ws://${this.line.host}/r/${ROOM}`,
      token: this.#token,
      name: this.name,
      outbox,
      ports: { dial: this.#tally.dial },
    });
    const page: Page = { name: this.name };
    const unwatch = this.#witness.watch(room, page);
    const unattend = room.subscribe(() => this.#attend(room));
    const end = (): void => {
      unattend();
      unwatch();
      outbox.end();
      room.leave();
    };
    return { room, end };
  }

  #attend(room: RoomView): void {
    const isAway = this.absences.at(-1)?.to === undefined;
    const isOpen = room.state.connection.status === "open";
    if (isAway && isOpen) this.#back();
    if (!isAway && !isOpen) this.#lost();
  }

  #lost(): void {
    if (this.absences.at(-1)?.to === undefined) return;
    this.absences.push({ from: this.#deadSince ?? this.line.swallowsSince ?? Date.now() });
  }

  #back(): void {
    this.#deadSince = undefined;
    const absence = this.absences.pop();
    if (absence !== undefined) this.absences.push({ ...absence, to: Date.now() });
  }
}

export function tokenOf(name: string): Promise<RoomOptions["token"]> {
  return tokenFor(new TextEncoder().encode(name.padEnd(32, ".")), ORIGIN, ROOM);
}
