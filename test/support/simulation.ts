/**
 * Real SDK clients and the real Room, on a network, a clock and a disk that fail as they are told to.
 */
import {
  enterRoom,
  type Json,
  type RoomView,
  type Snapshot,
  snapshotOf,
} from "../../src/client/index.ts";
import { act } from "../../src/client/core/act.ts";
import { RefusedError } from "../../src/client/core/refused-error.ts";
import { deleteEntry, setEntry, updateEntry, type Written } from "../../src/client/core/writing.ts";
import type { Dial, Ports, Socket, SocketEvents } from "../../src/client/core/ports.ts";
import { ClosedError } from "../../src/client/program/closed-error.ts";
import { Feed } from "../../src/client/program/reading/feed.ts";
import { decodeServerFrame } from "../../src/protocol/wire/codec.ts";
import { PING } from "../../src/protocol/wire/frames.ts";
import { keyOf } from "../../src/protocol/rights/setting-keys.ts";
import type { SettingName } from "../../src/protocol/rights/settings.ts";
import { flatBody, type Message } from "../../src/protocol/records/message.ts";
import type { ConnectionId } from "../../src/room/turn/connection.ts";
import type { Draft, EntryDraft } from "../../src/room/turn/unstored.ts";
import type { RegisterChange } from "../../src/room/memory/register.ts";
import { FakeClock } from "./fake-server.ts";
import { remove, set, tokenOf } from "./members.ts";
import { MemoryLog } from "./memory-log.ts";
import { OWNERS_KEY, RoomHost } from "./room-host.ts";
import { SharedOutbox } from "./shared-outbox.ts";

/** Messages of a snapshot: few, so that most leave something out. */
const KEPT = 3;

/** The machine dies in the middle of a turn. */
class Crash extends Error {}

class CrashingLog extends MemoryLog {
  crashAt: "before commit" | "after commit" | undefined;

  override append(draft: Draft) {
    return this.#committing(() => super.append(draft));
  }

  override put(place: number, draft: EntryDraft, forgotten: number) {
    return this.#committing(() => super.put(place, draft, forgotten));
  }

  override decide(changes: readonly RegisterChange[]) {
    return this.#committing(() => super.decide(changes));
  }

  #committing<T>(commit: () => T): T {
    if (this.crashAt === "before commit") throw new Crash();
    const stored = commit();
    if (this.crashAt === "after commit") throw new Crash();
    return stored;
  }
}

/** One socket: two queues that move only when told, and an end at either side. */
class Link implements Socket {
  readonly up: string[] = [];
  readonly down: string[] = [];
  /** Ids of what the room refused for good on it, whether or not anybody was told. */
  readonly refused: string[] = [];
  #connection: ConnectionId | undefined;
  #isOpenHere = true;
  #isOpenThere = true;
  readonly #host: RoomHost;
  readonly #events: SocketEvents;

  constructor(host: RoomHost, events: SocketEvents) {
    this.#host = host;
    this.#events = events;
  }

  get isOver(): boolean {
    return !this.#isOpenHere && !this.#isOpenThere;
  }

  /** The upgrade gets through. */
  connect(): void {
    if (this.#connection !== undefined || !this.#isOpenHere || !this.#isOpenThere) return;
    this.#connection = this.#host.connect({
      received: (text) => {
        this.down.push(text);
        const frame = decodeServerFrame(text);
        const isForGood = frame?.type === "refused" && frame.retryAfter === undefined;
        if (isForGood && frame.id !== undefined) this.refused.push(frame.id);
      },
      closed: (code, reason) => {
        this.#isOpenThere = false;
        // The close travels behind what was sent before it.
        this.down.push(`close ${code} ${reason}`);
      },
    });
    this.#events.opened();
  }

  send(text: string): void {
    if (this.#isOpenHere) this.up.push(text);
  }

  close(): void {
    this.#isOpenHere = false;
    this.up.push("close");
  }

  /** Lets up to `count` frames through, to the room. */
  deliverUp(count: number): void {
    this.connect();
    for (const text of this.up.splice(0, count)) {
      if (this.#connection === undefined || !this.#isOpenThere) continue;
      if (text === PING) this.#host.ping(this.#connection);
      else if (text === "close") this.loseThere();
      else this.#host.receive(this.#connection, text);
    }
  }

  /** Lets up to `count` frames through, to the client. */
  deliverDown(count: number): void {
    for (const text of this.down.splice(0, count)) {
      if (!this.#isOpenHere) continue;
      const [, code, reason = ""] = /^close (\d+) (.*)$/.exec(text) ?? [];
      if (code === undefined) this.#events.received(text);
      else this.#lose(Number(code), reason);
    }
  }

  /** The client learns that the line is dead; what was under way to it is lost. */
  loseHere(): void {
    this.down.length = 0;
    this.#lose(1006, "");
  }

  /** The room learns that the line is dead; what was under way to it is lost. */
  loseThere(): void {
    this.up.length = 0;
    if (!this.#isOpenThere) return;
    this.#isOpenThere = false;
    if (this.#connection !== undefined) this.#host.disconnect(this.#connection);
  }

  /** The machine at the other end is gone: it hears nothing, and does not say so. */
  forgetThere(): void {
    this.up.length = 0;
    this.#isOpenThere = false;
  }

  #lose(code: number, reason: string): void {
    if (!this.#isOpenHere) return;
    this.#isOpenHere = false;
    this.#events.closed(code, reason);
  }
}

/** Something that a tab wanted of the shared state, and what became of it. */
export interface Wish {
  /** In whatever it writes, so that it is known by it. */
  readonly token: number;
  readonly kind: "set" | "append" | "delete";
  outcome: "unanswered" | "unknown" | "refused" | Written;
}

/** An action that a tab asked for, which names a member of its own, so that it is known in the room's log. */
export interface Deed {
  readonly member: string;
  outcome: "unanswered" | "unknown" | "done";
}

/** The entry that wishes append their tokens to; the others are set. */
export const LIST = "list";

/** The entries that are set. The topic is not always everybody's to write. */
const KEYS = ["a", "b", "a", "b", "topic"] as const;

export interface Tab {
  readonly member: string;
  readonly room: RoomView;
  readonly links: Link[];
  /** What was said here, in order, as bodies. */
  readonly said: string[];
  /** What was wanted of the shared state here, in order. */
  readonly wishes: Wish[];
  /** What was done to the room's people here, in order. */
  readonly deeds: Deed[];
  end(): void;
}

/** A program that reads all that is said from the beginning, and keeps little of it. */
export interface Reader {
  readonly room: RoomView;
  readonly links: Link[];
  readonly read: Message[];
  /** Goes on reading, if it was put out for good and has come back. */
  goOn(): void;
}

export class Simulation {
  readonly clock = new FakeClock();
  readonly log = new CrashingLog();
  readonly host = new RoomHost(this.log, this.clock.now);
  readonly tabs: Tab[] = [];
  readonly readers: Reader[] = [];
  /** Bodies that some client took for acknowledged. */
  readonly acknowledged = new Set<string>();
  /** Bodies of which the room could not tell whether it had them. */
  readonly givenUp = new Set<string>();
  readonly #allLinks: Link[] = [];
  /** By tab, everything ever said in it: also in those that have ended. */
  readonly said: string[][] = [];
  /** Likewise, all that was ever wanted. */
  readonly wishes: Wish[][] = [];
  readonly deeds: Deed[][] = [];
  readonly #outboxes = new Map<string, SharedOutbox>();
  /** What each member's device kept of the room when a tab ended. */
  readonly #snapshots = new Map<string, Snapshot>();
  readonly #governed = new Set<SettingName>();
  #ids = 0;
  #tokens = 0;
  #chance = 1;
  readonly #owner: string | undefined;

  /** @param owner brings the key that the room is named after */
  constructor(owner?: string) {
    this.#owner = owner;
  }

  openTab(member: string): Tab {
    const shared = this.#outboxes.get(member) ?? new SharedOutbox();
    this.#outboxes.set(member, shared);
    const outbox = shared.open();
    const links: Link[] = [];
    const room = enterRoom({
      url: "sim",
      token: tokenOf(member),
      name: member,
      key: member === this.#owner ? OWNERS_KEY : undefined,
      outbox,
      // A device may have had no time to keep anything, or no place.
      kept: Promise.resolve(this.#random() < 0.7 ? this.#snapshots.get(member) : undefined),
      ports: this.#ports(links),
    });
    room.subscribe(() => {
      const waiting = new Set(room.state.outbox.map((it) => it.body));
      for (const body of tab.said)
        if (!waiting.has(body) && !this.givenUp.has(body)) this.acknowledged.add(body);
    });
    const tab: Tab = {
      member,
      room,
      links,
      said: [],
      wishes: [],
      deeds: [],
      end: () => {
        const snapshot = snapshotOf(room.state, KEPT);
        // Some go without keeping what they saw last.
        if (snapshot !== undefined && this.#random() < 0.7) this.#snapshots.set(member, snapshot);
        // As a page that goes: nothing more is sent or heard, and nobody says goodbye.
        outbox.end();
        room.leave();
        for (const link of links) link.up.length = 0;
      },
    };
    this.tabs.push(tab);
    this.said.push(tab.said);
    this.wishes.push(tab.wishes);
    this.deeds.push(tab.deeds);
    return tab;
  }

  openReader(member: string): Reader {
    const links: Link[] = [];
    const ports = this.#ports(links);
    const room = enterRoom({ url: "sim", token: tokenOf(member), name: member, ports });
    const feed = new Feed(room, KEPT);
    let isReading = false;
    const read = async (): Promise<void> => {
      isReading = true;
      const from = reader.read.at(-1)?.seq ?? 0;
      try {
        for await (const message of feed.read(feed.begin(from))) reader.read.push(message);
      } catch (error) {
        if (!(error instanceof ClosedError)) throw error;
      } finally {
        isReading = false;
      }
    };
    const goOn = (): void => {
      if (!isReading && !isOut(room)) void read();
    };
    const reader: Reader = { room, links, read: [], goOn };
    goOn();
    this.readers.push(reader);
    return reader;
  }

  /**
   * Ids of what was once refused for good. If its sender was not told, it was sent again, and may have been taken then: behind
   * what they said after it.
   */
  get refused(): ReadonlySet<string> {
    return new Set(this.#allLinks.flatMap((link) => link.refused));
  }

  reload(index: number): void {
    const tab = this.#tab(index);
    if (tab === undefined) return;
    tab.end();
    this.tabs.splice(this.tabs.indexOf(tab), 1);
    this.openTab(tab.member);
  }

  /** Somebody closes a tab for good; one stays, to see. */
  closeTab(index: number): void {
    const tab = this.#tab(index);
    if (tab === undefined || this.tabs.length === 1 || tab.room.state.outbox.length > 0) return;
    // Nobody of the member's may come back to look after it.
    if ((this.#outboxes.get(tab.member)?.size ?? 0) > 0) return;
    tab.end();
    this.tabs.splice(this.tabs.indexOf(tab), 1);
  }

  say(index: number): void {
    const tab = this.#tab(index);
    if (tab === undefined) return;
    const body = `${tab.member} in tab ${this.said.indexOf(tab.said)}: ${tab.said.length}`;
    tab.said.push(body);
    void tab.room.say(body);
  }

  /** A tab lets go of all but its newest messages. */
  forget(index: number, kept: number): void {
    const { room } = this.#tab(index) ?? {};
    const oldest = room?.state.timeline.messages.at(-1 - kept);
    if (oldest !== undefined) room?.forget(oldest.seq);
  }

  /** A tab asks for what lies in its newest gap. */
  fill(index: number): void {
    const { room } = this.#tab(index) ?? {};
    const gap = room?.state.timeline.gaps.at(-1);
    if (gap !== undefined) room?.fill(gap);
  }

  /** Somebody writes an entry that others write too. */
  write(index: number, kind: Wish["kind"]): void {
    const tab = this.#tab(index);
    if (tab === undefined) return;
    const token = ++this.#tokens;
    const wish: Wish = { token, kind, outcome: "unanswered" };
    tab.wishes.push(wish);
    this.#wish(tab.room, wish, KEYS[Math.floor(this.#random() * KEYS.length)] ?? "a").then(
      (written) => (wish.outcome = written),
      (error: unknown) => {
        const code = error instanceof RefusedError ? error.code : undefined;
        if (code !== "closed" && code !== "not-allowed") throw error;
        wish.outcome = code === "closed" ? "unknown" : "refused";
      },
    );
  }

  /** The owner does something that would count twice if it were done twice. */
  act(index: number): void {
    const tab = this.#tab(index);
    if (tab === undefined || tab.member !== this.#owner) return;
    const deed: Deed = {
      member: `nobody-${++this.#tokens}`.padEnd(16, "-"),
      outcome: "unanswered",
    };
    tab.deeds.push(deed);
    act(tab.room, { act: "mute", member: deed.member }).then(
      () => (deed.outcome = "done"),
      (error: unknown) => {
        if (!(error instanceof RefusedError) || error.code !== "closed") throw error;
        deed.outcome = "unknown";
      },
    );
  }

  #wish(room: RoomView, { kind, token }: Wish, key: string): Promise<Written> {
    switch (kind) {
      case "set":
        return setEntry(room, key, token);
      case "delete":
        return deleteEntry(room, key);
      case "append":
        return updateEntry(room, LIST, (list) => [...tokensIn(list), token]);
    }
  }

  /** The newest link of a tab carries `count` frames each way. */
  deliver(index: number, count: number): void {
    for (const link of this.#links(index)) {
      this.#survive(() => link.deliverUp(count));
      link.deliverDown(count);
    }
  }

  /** A link is cut; each side may learn of it or not, and late frames of it may still arrive. */
  cut(index: number, told: "here" | "there" | "both"): void {
    const link = this.#links(index).at(-1);
    if (told !== "there") link?.loseHere();
    if (told !== "here") this.#survive(() => link?.loseThere());
  }

  crash(): void {
    this.host.crash();
    for (const link of this.#links()) {
      link.forgetThere();
      link.loseHere();
    }
  }

  /** The room tells what it has gathered. */
  flush(): void {
    this.host.flush();
  }

  /** The room's owner sets it to be so, or takes that back. */
  govern(name: SettingName, value: Json | undefined): void {
    const owner = { id: "olga".padEnd(16, "-"), name: "Olga", key: OWNERS_KEY };
    const key = keyOf(name);
    this.#governed.add(name);
    this.#survive(() => this.host.ask(owner, value === undefined ? remove(key) : set(key, value)));
  }

  /** Somebody's message is revised, as an edit will do. */
  revise(nth: number): void {
    const messages = this.log.all();
    const message = messages[nth % Math.max(1, messages.length)];
    if (message !== undefined)
      this.log.revise(message.seq, { is: "said", body: `${flatBody(message)} (revised)` });
  }

  pass(milliseconds: number): void {
    const end = this.clock.now() + milliseconds;
    while (this.clock.now() < end) {
      this.clock.pass(Math.min(1_000, end - this.clock.now()));
      this.host.flush();
      if ((this.host.alarmAt ?? Infinity) <= this.clock.now())
        this.#survive(() => this.host.tick());
    }
  }

  /** All faults end, and time passes until everybody is here and everything is said; or it fails. */
  async settle(): Promise<void> {
    this.log.full = false;
    this.log.crashAt = undefined;
    // Whoever may say nothing would never be done, and whoever may not come in never be here.
    for (const name of this.#governed) if (name !== "retention") this.govern(name, undefined);
    // A revision at the log is broadcast to nobody; what is said after it shows everybody that they lack something.
    this.say(0);
    for (let round = 0; round < 200; round++) {
      this.pass(1_000);
      for (let i = 0; i < 5; i++) {
        this.deliver(-1, Infinity);
        this.flush();
        await idle();
      }
      // Whoever was put out while the room was closed asks whether it still is.
      const out = [...this.tabs, ...this.readers].filter((it) => isOut(it.room));
      for (const { room } of out) room.retry();
      for (const reader of this.readers) reader.goOn();
      this.#giveUp();
      if (this.#isSettled()) return;
    }
    throw new Error(`Never settled: ${JSON.stringify(this.tabs.map((tab) => tab.room.state))}`);
  }

  /** What has been kept for long enough is erased now, and everybody is told. */
  async erase(): Promise<void> {
    for (let i = 0; i < 5; i++) {
      this.host.tick();
      this.flush();
      this.deliver(-1, Infinity);
      await idle();
    }
  }

  /** Somebody lets go of what the room cannot tell whether it had it, and of what they were not allowed to say. */
  #giveUp(): void {
    for (const { room } of this.tabs) {
      for (const { id, body, refused } of room.state.outbox) {
        if (refused?.code !== "too-late" && refused?.code !== "not-allowed") continue;
        this.givenUp.add(body);
        room.discard(id);
      }
    }
  }

  #isSettled(): boolean {
    const newest = this.log.all().at(-1)?.seq ?? 0;
    if (this.readers.some(({ read }) => (read.at(-1)?.seq ?? 0) < newest)) return false;
    if ([...this.#outboxes.values()].some(({ size }) => size > 0)) return false;
    return this.tabs.every(({ room: { state }, wishes, deeds }) => {
      if ([...wishes, ...deeds].some((it) => it.outcome === "unanswered")) return false;
      const { connection, outbox, timeline } = state;
      if (connection.status !== "open" || outbox.length > 0) return false;
      return timeline.cursor?.seq === this.log.head;
    });
  }

  #tab(index: number): Tab | undefined {
    return this.tabs[index % Math.max(1, this.tabs.length)];
  }

  /** Of the tab or reader at `index`, or of all with -1: also of their former links that still carry something. */
  #links(index = -1): Link[] {
    const all = [...this.tabs, ...this.readers];
    const some = index < 0 ? all : [all[index % Math.max(1, all.length)]];
    return some.flatMap((it) => it?.links.filter((link) => !link.isOver) ?? []);
  }

  #survive(turn: () => void): void {
    try {
      turn();
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
      this.log.crashAt = undefined;
      this.crash();
    }
  }

  #ports(links: Link[]): Ports {
    const dial: Dial = (_, events) => {
      const link = new Link(this.host, events);
      links.push(link);
      this.#allLinks.push(link);
      return link;
    };
    return { dial, clock: this.clock, random: this.#random, newId: this.#newId };
  }

  readonly #newId = (): string => `sim-id-${(this.#ids += 1)}`;

  /** Repeatable, so that a seed replays. */
  readonly #random = (): number => {
    this.#chance = (this.#chance * 48_271) % 2_147_483_647;
    return this.#chance / 2_147_483_647;
  };
}

function isOut({ state }: RoomView): boolean {
  return state.connection.status === "closed";
}

export function tokensIn(list: Json | undefined): number[] {
  return Array.isArray(list) ? list.filter((it) => typeof it === "number") : [];
}

/** Lets promises that are settled be heard. */
export async function idle(): Promise<void> {
  for (let i = 0; i < 5; i++) await Promise.resolve();
}
