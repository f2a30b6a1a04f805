/**
 * Reading a room without a connection, over HTTP. Each read has a price. A caller who is not admitted sees a
 * room in which nobody ever was.
 */
import type { Pull } from "../../protocol/wire/client-frames.ts";
import type { Entry } from "../../protocol/records/entry.ts";
import type { Epoch, Seq } from "../../protocol/ids.ts";
import { LIMITS } from "../../protocol/limits.ts";
import type { Member, Message } from "../../protocol/records/message.ts";
import { vouched } from "../../protocol/wire/packing.ts";
import { may } from "../../protocol/rights/may.ts";
import type { Attendance } from "../people/attendance.ts";
import type { Authority } from "../people/authority.ts";
import type { Caller } from "../turn/caller.ts";
import type { Fairness } from "../limits/fairness.ts";
import type { Log } from "../memory/log.ts";
import type { Meter } from "../limits/meter.ts";
import type { Retention } from "../memory/retention.ts";
import type { CurrentSettings } from "../memory/current-settings.ts";
import type { SharedState } from "../entries/shared-state.ts";
import type { Vouching } from "../people/vouching.ts";
import { LOOKS, type Price } from "../limits/prices.ts";
import { changesPast, pageOf } from "../memory/pages.ts";
import { ownOf } from "../messages/own-messages.ts";

/** What was read, or the seconds to wait. */
export type Looked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly retryAfter: number };

export interface RoomHead {
  readonly epoch?: Epoch;
  readonly head: Seq;
  /** No message up to it exists any more. */
  readonly horizon?: Seq;
}

export interface RoomHeadTold extends RoomHead {
  /** The number of unread messages, if the caller said how far they have read. */
  readonly messages?: number;
}

/** How far a caller has read; without an epoch, in the room's present life. */
export interface ReadUpTo {
  readonly epoch?: Epoch;
  readonly seq: Seq;
}

export interface RoomMessages extends RoomHead {
  readonly after: Seq;
  readonly before: Seq;
  readonly messages: Message[];
  /** The number of members present. */
  readonly count: number;
}

/** What changed past a seq, up to `to`. */
export interface RoomChanges extends RoomHead {
  readonly to: Seq;
  readonly records: Message[];
  /** Each in its current state; `undefined` if a deleted one may be forgotten. */
  readonly entries: readonly Entry[] | undefined;
}

/** A part of an export; `next` is where to continue, absent at the end. */
export interface RoomCopy extends RoomHead {
  readonly isAllowed: boolean;
  readonly messages: Message[];
  readonly next?: Seq;
}

export interface RoomEntries extends RoomHead {
  readonly entries: readonly Entry[];
}

export interface RoomMembers {
  readonly count: number;
  readonly members: Member[];
}

/** Messages in one part of an export: 2 MB at most, which are held while their reader takes them. */
const COPIED_AT_ONCE = 250;

/**
 * Unread messages that are counted for a caller. Each is a row to read, and more are shown as "99+".
 */
export const UNREAD_COUNTED = 100;

interface ReadingNeeds {
  readonly log: Log;
  readonly entries: () => SharedState;
  readonly attendance: Attendance;
  readonly authority: Authority;
  readonly settings: CurrentSettings;
  readonly vouching: Vouching;
  readonly retention: Retention;
  readonly fairness: Fairness;
  readonly meter: Meter;
}

export class Reading {
  readonly #room: ReadingNeeds;

  constructor(room: ReadingNeeds) {
    this.#room = room;
  }

  /** How far the room is. A room that nobody joined has no epoch, and gets none. */
  head(looker: Caller, now: number, past?: ReadUpTo): Looked<RoomHeadTold> {
    return this.#look(LOOKS.head, looker, now, () => {
      const head = this.#head(looker, now);
      if (past === undefined) return head;
      if (head.epoch === undefined) return { ...head, messages: 0 };
      const isOld = past.epoch !== undefined && past.epoch !== head.epoch;
      const seq = isOld ? 0 : past.seq;
      return { ...head, messages: this.#room.log.unreadAfter(seq, looker.id, UNREAD_COUNTED) };
    });
  }

  members(looker: Caller, now: number): Looked<RoomMembers> {
    return this.#look(LOOKS.members, looker, now, () => {
      if (!this.shows(looker, now)) return { count: 0, members: [] };
      const { attendance, vouching } = this.#room;
      const members = attendance
        .members(LIMITS.rosterMembers)
        .map((it) => vouched(it, (id) => vouching.roleOf(id)));
      return { count: attendance.count, members };
    });
  }

  /** At most `limit` messages. */
  page(pull: Partial<Pull>, limit: number, looker: Caller, now: number): Looked<RoomMessages> {
    return this.#look(LOOKS.page, looker, now, () => {
      const isShown = this.shows(looker, now);
      const count = isShown ? this.#room.attendance.count : 0;
      if (!isShown || !this.#room.log.exists) {
        return { head: 0, after: 0, before: 1, messages: [], count };
      }
      const { after, before, records } = pageOf(this.#room.log, pull, limit);
      return {
        ...this.#head(looker, now),
        after,
        before,
        messages: this.#vouchedFor(records),
        count,
      };
    });
  }

  /** All entries, in the order of their last change, as of the head. */
  state(looker: Caller, now: number): Looked<RoomEntries> {
    return this.#look(LOOKS.state, looker, now, () => {
      const entries = this.#isThere(looker, now) ? this.#room.entries().entries() : [];
      this.#room.meter.add(entries);
      return { ...this.#head(looker, now), entries };
    });
  }

  entry(key: string, looker: Caller, now: number): Looked<Entry | undefined> {
    return this.#look(LOOKS.entry, looker, now, () =>
      this.#isThere(looker, now) ? this.#room.entries().entry(key) : undefined,
    );
  }

  /** What changed past `seq`, as far as it fits. */
  changesPast(seq: Seq, looker: Caller, now: number): Looked<RoomChanges> {
    return this.#look(LOOKS.changes, looker, now, () => {
      if (!this.#isThere(looker, now)) return { head: 0, to: 0, records: [], entries: [] };
      const { to, records } = changesPast(this.#room.log, seq);
      const entries = this.#entriesPast(seq, to);
      this.#room.meter.add(entries ?? []);
      return { ...this.#head(looker, now), to, records: this.#vouchedFor(records), entries };
    });
  }

  /** A part of an export past `after`: of everything, or only of the caller's own records. */
  copy(looker: Caller, after: Seq, what: "all" | "mine", now: number): Looked<RoomCopy> {
    const price = what === "mine" ? LOOKS["copy of one's own"] : LOOKS.copy;
    return this.#look(price, looker, now, () => {
      const { log } = this.#room;
      const isAllowed = this.mayExport(looker, what === "mine" ? "export-mine" : "export", now);
      if (isAllowed !== true || !log.exists) {
        return { isAllowed: isAllowed ?? true, head: 0, messages: [] };
      }
      const its = { isAllowed, ...this.#head(looker, now) };
      if (what === "mine") return { ...its, ...ownOf(log, looker.id, after, COPIED_AT_ONCE) };
      const { before, records } = pageOf(log, { after }, COPIED_AT_ONCE);
      const next = before <= its.head ? { next: before - 1 } : {};
      return { ...its, messages: records, ...next };
    });
  }

  /**
   * The sites whose pages may embed the room or join it: none for a room without an owner. It creates no
   * room.
   */
  sites(which: "embed" | "origins", looker: Caller, now: number): Looked<readonly string[]> {
    return this.#look(LOOKS.sites, looker, now, () => {
      const { log, authority, settings } = this.#room;
      return log.exists && authority.isOwned ? settings.get(which) : [];
    });
  }

  /** Whether `looker` may read. */
  shows(looker: Caller, now: number): boolean {
    this.#room.retention.hideOld(now);
    return this.#room.authority.glance(looker, now).ok;
  }

  /**
   * Whether `looker` may export everything, or only their own records; `undefined` if the room must look
   * unused.
   */
  mayExport(looker: Caller, right: "export" | "export-mine", now: number): boolean | undefined {
    this.#room.retention.hideOld(now);
    const admission = this.#room.authority.glance(looker, now);
    if (!admission.ok) return undefined;
    return may(admission.role, right);
  }

  /** Reads for `looker`, who pays for the rows. */
  #look<T>({ tokens }: Price, looker: Caller, now: number, read: () => T): Looked<T> {
    const { fairness, meter } = this.#room;
    // Anybody can claim any id here, or a new one each time: only their address tells callers apart.
    const doer = { address: looker.address };
    const retryAfter = fairness.take(doer, tokens, now);
    if (retryAfter > 0) return { ok: false, retryAfter };
    return { ok: true, value: meter.measure(doer, tokens, now, read) };
  }

  /** With the roles of owners and moderators. */
  #vouchedFor(messages: readonly Message[]): Message[] {
    return messages.map((it) => {
      const role = this.#room.vouching.roleOf(it.by);
      return role === undefined ? it : { ...it, role };
    });
  }

  #head(looker: Caller, now: number): RoomHead {
    if (!this.#isThere(looker, now)) return { head: 0 };
    const { epoch, head, horizon } = this.#room.log;
    return { epoch, head, ...(horizon > 0 && { horizon }) };
  }

  /** Entries whose last change lies in the range (`seq`, `to`]. */
  #entriesPast(seq: Seq, to: Seq): readonly Entry[] | undefined {
    if (seq >= to) return [];
    const state = this.#room.entries();
    // A client that has nothing has nothing to drop.
    const changed = seq === 0 ? state.entries() : state.changedSince(seq);
    return changed?.filter(({ rev }) => rev <= to);
  }

  /** To a caller who may not read, it is as if nobody ever was in the room. */
  #isThere(looker: Caller, now: number): boolean {
    return this.#room.log.exists && this.shows(looker, now);
  }
}
