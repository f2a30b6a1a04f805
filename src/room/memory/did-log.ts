/**
 * The activity log: what moderators and owners did, as far back as the room keeps it. By it the room also
 * recognises an action that is sent again: an action and its entry here are stored together, or neither is.
 */
import type { Json } from "../../protocol/records/entry.ts";
import type { MemberId, MessageId, Seq } from "../../protocol/ids.ts";
import { type RegisterChange, type Did, LOGGED, type Register } from "./register.ts";

interface Logged {
  readonly key: string;
  readonly by: MemberId;
  readonly id?: MessageId | undefined;
  readonly head: Seq;
}

export class DidLog {
  readonly #register: Register;
  /** Its entries, the oldest first; `undefined` until they are needed. */
  #logged: readonly Logged[] | undefined;

  constructor(register: Register) {
    this.#register = register;
  }

  /**
   * Makes `store` store `did` together with its other changes. If that is one record too many, the oldest
   * record of the member with the most is dropped: nobody can hide earlier actions, their own or others', by
   * doing more.
   */
  add(did: Did, store: (noted: readonly RegisterChange[]) => boolean): boolean {
    const logged = this.#read();
    const next = Number(logged.at(-1)?.key ?? 0) + 1;
    const key = `${next}`.padStart(9, "0");
    const all = [...logged, loggedAs(key, did)];
    const kept = withoutTooMany(all);
    const stays = new Set(kept);
    const gone = all.filter((it) => !stays.has(it));
    const isStored = store([
      ...gone.map(({ key: former }): RegisterChange => ({ kind: "did", key: former })),
      { kind: "did", key, value: did },
    ]);
    if (isStored) this.#logged = kept;
    return isStored;
  }

  /**
   * Whether `by` had an action done under `id`. An action that is sent again, from when the room stood at
   * `after`, may be older than everything known of theirs. Then nobody can tell.
   */
  find(by: MemberId, id: MessageId, after: Seq = Infinity): "done" | "forgotten" | undefined {
    const logged = this.#read();
    const theirs = logged.filter((it) => it.by === by);
    if (theirs.some((it) => it.id === id)) return "done";
    if (logged.length < LOGGED) return undefined;
    // An entry that went was older than the oldest of its member. A member's only entry goes as the oldest of all,
    // once nobody has two.
    const [oldest] = theirs.length === 0 && hasOneEach(logged) ? logged : theirs;
    return oldest !== undefined && oldest.head >= after ? "forgotten" : undefined;
  }

  /** All entries, the oldest first. */
  told(): Json {
    return this.#register.decisions("did").map(([, { by, member, at, act, about }]) => ({
      at,
      act,
      ...(about !== undefined && { about }),
      by: { id: by.id, name: by.name },
      ...(member && { member: { id: member.id, name: member.name } }),
    }));
  }

  /** Its entries were changed, or are gone. */
  forget(): void {
    this.#logged = undefined;
  }

  #read(): readonly Logged[] {
    this.#logged ??= this.#register.decisions("did").map(([key, did]) => loggedAs(key, did));
    return this.#logged;
  }
}

/** An entry of an earlier version may be of any time. */
function loggedAs(key: string, { by, id, head = Number.MAX_SAFE_INTEGER }: Did): Logged {
  return { key, by: by.id, id, head };
}

function hasOneEach(logged: readonly Logged[]): boolean {
  return new Set(logged.map(({ by }) => by)).size === logged.length;
}

function withoutTooMany(logged: readonly Logged[]): readonly Logged[] {
  if (logged.length <= LOGGED) return logged;
  const counts = new Map<MemberId, number>();
  for (const { by } of logged) counts.set(by, (counts.get(by) ?? 0) + 1);
  const most = Math.max(...counts.values());
  const oldest = logged.findIndex(({ by }) => counts.get(by) === most);
  return withoutTooMany(logged.toSpliced(oldest, 1));
}
