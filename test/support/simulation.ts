/**
 * Real SDK clients and the real Room, on a network, a clock and a disk that fail on command.
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

/** Messages in a snapshot: few, so that most snapshots leave something out. */
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

/** One socket: two queues that move only on command, with an end at either side. */
class Link implements Socket {
  readonly up: string[] = [];
  readonly down: string[] = [];
  /** Ids of the asks that the room refused for good on this link, whether or not the client learned of it. */
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

  /** The upgrade succeeds. */
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
        // The close arrives after everything sent before it.
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

  /** Delivers up to `count` frames to the room. */
  deliverUp(count: number): void {
    this.connect();
    for (const text of this.up.splice(0, count)) {
      if (this.#connection === undefined || !this.#isOpenThere) continue;
      if (text === PING) this.#host.ping(this.#connection);
      else if (text === "close") this.loseThere();
      else this.#host.receive(this.#connection, text);
    }
  }

  /** Delivers up to `count` frames to the client. */
  deliverDown(count: number): void {
    for (const text of this.down.splice(0, count)) {
      if (!this.#isOpenHere) continue;
      const [, code, reason = ""] = /^close (\d+) (.*)$/.exec(text) ?? [];
      if (code === undefined) this.#events.received(text);
      else this.#lose(Number(code), reason);
    }
  }

  /** The client learns that the link is dead. Frames on their way to it are lost. */
  loseHere(): void {
    this.down.length = 0;
    this.#lose(1006, "");
  }

  /** The room learns that the link is dead. Frames on their way to it are lost. */
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

/** A write of the shared state that a tab asked for, and its result. */
export interface Wish {
  /** Part of the value written, which identifies the wish. */
  readonly token: number;
  readonly kind: "set" | "append" | "delete";
  outcome: "unanswered" | "unknown" | "refused" | Written;
}

/** An action that a tab asked for. It names a member of its own, which identifies it in the room's log. */
export interface Deed {
  readonly member: string;
  outcome: "unanswered" | "unknown" | "done";
}

/** The entry to which wishes append their tokens. All others are set. */
export const LIST = "list";

/** The entries that wishes set. Not everybody may always write the topic. */
const KEYS = ["a", "b", "a", "b", "topic"] as const;

export interface Tab {
  readonly member: string;
  readonly room: RoomView;
  readonly links: Link[];
  /** The bodies sent from this tab, in order. */
  readonly said: string[];
  /** The writes asked for in this tab, in order. */
  readonly wishes: Wish[];
  /** The moderation actions of this tab, in order. */
  readonly deeds: Deed[];
  end(): void;
}

/** A program that reads every message from the beginning and keeps few of them. */
export interface Reader {
  readonly room: RoomView;
  readonly links: Link[];
  readonly read: Message[];
  /** Resumes reading after the member was removed for good and has returned. */
  goOn(): void;
}

export class Simulation {
  readonly clock = new FakeClock();
  readonly log = new CrashingLog();
  readonly host = new RoomHost(this.log, this.clock.now);
  readonly tabs: Tab[] = [];
  readonly readers: Reader[] = [];
  /** Bodies that some client believed to be acknowledged. */
  readonly acknowledged = new Set<string>();
  /** Bodies for which the room could not tell whether it had stored them. */
  readonly givenUp = new Set<string>();
  readonly #allLinks: Link[] = [];
  /** By tab, every body ever sent from it, including the tabs that have ended. */
  readonly said: string[][] = [];
  /** Likewise, every write ever asked for. */
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

  /** @param owner holds the key that the room is named after */
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
      // A device may have had no time or no storage to keep anything.
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
        // Some tabs end without keeping what they saw last.
        if (snapshot !== undefined && this.#random() < 0.7) this.#snapshots.set(member, snapshot);
        // Like a page that is closed: it neither sends nor hears anything more, and says no goodbye.
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
   * Ids of messages that were once refused for good. A sender that did not learn of a refusal has sent the
   * message again, and the room may have accepted it then, after the sender's later messages.
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

  /** Closes a tab for good. One tab always stays, to observe. */
  closeTab(index: number): void {
    const tab = this.#tab(index);
    if (tab === undefined || this.tabs.length === 1 || tab.room.state.outbox.length > 0) return;
    // No other tab of this member may ever come to deliver what waits.
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

  /** A tab drops all but its newest messages. */
  forget(index: number, kept: number): void {
    const { room } = this.#tab(index) ?? {};
    const oldest = room?.state.timeline.messages.at(-1 - kept);
    if (oldest !== undefined) room?.forget(oldest.seq);
  }

  /** A tab asks for the messages of its newest gap. */
  fill(index: number): void {
    const { room } = this.#tab(index) ?? {};
    const gap = room?.state.timeline.gaps.at(-1);
    if (gap !== undefined) room?.fill(gap);
  }

  /** A tab writes an entry that others write too. */
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

  /** The newest link of a tab delivers `count` frames each way. */
  deliver(index: number, count: number): void {
    for (const link of this.#links(index)) {
      this.#survive(() => link.deliverUp(count));
      link.deliverDown(count);
    }
  }

  /** Cuts a link. Either side may learn of it or not, and late frames may still arrive. */
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

  /** The room sends what it has gathered. */
  flush(): void {
    this.host.flush();
  }

  /** The owner sets a setting, or resets it. */
  govern(name: SettingName, value: Json | undefined): void {
    const owner = { id: "olga".padEnd(16, "-"), name: "Olga", key: OWNERS_KEY };
    const key = keyOf(name);
    this.#governed.add(name);
    this.#survive(() => this.host.ask(owner, value === undefined ? remove(key) : set(key, value)));
  }

  /** Revises a message, as an edit will. */
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

  /**
   * Ends all faults and lets time pass until everybody is present and everything is sent. Throws if that
   * fails.
   */
  async settle(): Promise<void> {
    this.log.full = false;
    this.log.crashAt = undefined;
    // A member who may not speak would never finish, and one who may not join would never be present.
    for (const name of this.#governed) if (name !== "retention") this.govern(name, undefined);
    // A revision made in the log is broadcast to nobody. A later message shows every client that it lacks
    // something.
    this.say(0);
    for (let round = 0; round < 200; round++) {
      this.pass(1_000);
      for (let i = 0; i < 5; i++) {
        this.deliver(-1, Infinity);
        this.flush();
        await idle();
      }
      // A client that was removed while the room was closed asks whether it is still closed.
      const out = [...this.tabs, ...this.readers].filter((it) => isOut(it.room));
      for (const { room } of out) room.retry();
      for (const reader of this.readers) reader.goOn();
      this.#giveUp();
      if (this.#isSettled()) return;
    }
    throw new Error(`Never settled: ${JSON.stringify(this.tabs.map((tab) => tab.room.state))}`);
  }

  /** Erases the messages whose retention is over, and tells everybody. */
  async erase(): Promise<void> {
    for (let i = 0; i < 5; i++) {
      this.host.tick();
      this.flush();
      this.deliver(-1, Infinity);
      await idle();
    }
  }

  /**
   * Discards the messages whose fate the room cannot tell, and those that their sender was not allowed to
   * send.
   */
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

  /**
   * The links of the tab or reader at `index`, or of all with -1, including former links that still carry
   * frames.
   */
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

/** Lets settled promises run their callbacks. */
export async function idle(): Promise<void> {
  for (let i = 0; i < 5; i++) await Promise.resolve();
}
