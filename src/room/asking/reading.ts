/**
 * What of a room is read without being here, over HTTP. Each look has a price, and whoever may not come in sees what there is
 * of a room in which nobody ever was.
 */
import type { Pull } from "../../protocol/wire/client-frames.ts";
import type { Entry } from "../../protocol/records/entry.ts";
import type { Epoch, Seq } from "../../protocol/ids.ts";
import { LIMITS } from "../../protocol/limits.ts";
import type { Member, Message } from "../../protocol/records/message.ts";
import { vouched } from "../../protocol/wire/packing.ts";
import { may } from "../../protocol/rights/roles.ts";
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

/** What was read; or if they ask too often, how many seconds they are to wait. */
export type Looked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly retryAfter: number };

export interface RoomHead {
  readonly epoch?: Epoch;
  readonly head: Seq;
  /** Up to it no message is there any more. */
  readonly horizon?: Seq;
}

export interface RoomHeadTold extends RoomHead {
  /** Unread messages, if it is said how far somebody read. */
  readonly messages?: number;
}

/** How far somebody read; without an epoch, in the life that the room has. */
export interface ReadUpTo {
  readonly epoch?: Epoch;
  readonly seq: Seq;
}

export interface RoomMessages extends RoomHead {
  readonly after: Seq;
  readonly before: Seq;
  readonly messages: Message[];
  /** Members who are here. */
  readonly count: number;
}

/** What changed past some seq, up to `to`. */
export interface RoomChanges extends RoomHead {
  readonly to: Seq;
  readonly records: Message[];
  /** Each as it is now; `undefined` if one that was deleted may be forgotten. */
  readonly entries: readonly Entry[] | undefined;
}

/** So much of what one may take along; `next` is where to go on, absent at the end. */
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

/** Messages of one part of a copy: 2 MB at most, which are held for as long as it takes their reader. */
const COPIED_AT_ONCE = 250;

/**
 * Messages that are counted for a member who asks how many they have not read: each is a row to be read, and more are
 * shown as "99+".
 */
export const UNREAD_COUNTED = 100;

interface Needs {
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
  readonly #room: Needs;

  constructor(room: Needs) {
    this.#room = room;
  }

  /** How far the room is; of one that nobody joined there is no epoch, and none is made. */
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

  /** At most `limit` messages of what was said. */
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

  /** Every entry, in the order of their last change, as of the head. */
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

  /** All that changed past `seq`, as far as it fits. */
  changesPast(seq: Seq, looker: Caller, now: number): Looked<RoomChanges> {
    return this.#look(LOOKS.changes, looker, now, () => {
      if (!this.#isThere(looker, now)) return { head: 0, to: 0, records: [], entries: [] };
      const { to, records } = changesPast(this.#room.log, seq);
      const entries = this.#entriesPast(seq, to);
      this.#room.meter.add(entries ?? []);
      return { ...this.#head(looker, now), to, records: this.#vouchedFor(records), entries };
    });
  }

  /** A part of what was said past `after`, or of what `looker` said, for them to take along. */
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

  /** Whose pages may show the room's, or may join it: of a room that nobody owns, nobody's. It makes no room. */
  sites(which: "embed" | "origins", looker: Caller, now: number): Looked<readonly string[]> {
    return this.#look(LOOKS.sites, looker, now, () => {
      const { log, authority, settings } = this.#room;
      return log.exists && authority.isOwned ? settings.get(which) : [];
    });
  }

  /** Whether `looker` may see what is here. */
  shows(looker: Caller, now: number): boolean {
    this.#room.retention.hideOld(now);
    return this.#room.authority.glance(looker, now).ok;
  }

  /** Whether `looker` may take along all that is here, or what is theirs; `undefined` if it is to look as if nothing was. */
  mayExport(looker: Caller, deed: "export" | "export-mine", now: number): boolean | undefined {
    this.#room.retention.hideOld(now);
    const admission = this.#room.authority.glance(looker, now);
    if (!admission.ok) return undefined;
    // In a room that nobody owns, whoever may read has all of it already.
    return admission.role === undefined || may(admission.role, deed);
  }

  /** Reads something for `looker`, who pays by what is read. */
  #look<T>({ tokens }: Price, looker: Caller, now: number, read: () => T): Looked<T> {
    const { fairness, meter } = this.#room;
    // A looker's id is anybody's, or a new one each time: only where they look from tells them apart.
    const doer = { address: looker.address };
    const retryAfter = fairness.take(doer, tokens, now);
    if (retryAfter > 0) return { ok: false, retryAfter };
    return { ok: true, value: meter.measure(doer, tokens, now, read) };
  }

  /** With the room's word for those of its owners and moderators. */
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

  /** To somebody who may not see what is here it is as if nobody ever was. */
  #isThere(looker: Caller, now: number): boolean {
    return this.#room.log.exists && this.shows(looker, now);
  }
}
