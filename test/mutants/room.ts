/**
 * Mutants of src/room.
 */
import type { Mutant } from "./mutant.ts";

export const IN_ROOM: readonly Mutant[] = [
  {
    file: "room/asking/asking.ts",
    from: "if (!SHUT.has(codeOf(answer))) return [answer, effects];",
    to: "",
  },
  {
    file: "room/asking/reading.ts",
    from: "if (!this.#isThere(looker, now)) return { head: 0 };",
    to: "",
  },
  {
    file: "room/entries/governing.ts",
    from: "if (mayHaveClosed && settings.isShut) {",
    to: "if (mayHaveClosed || settings.isShut) {",
  },
  {
    file: "room/entries/governing.ts",
    from: 'const erased = key === keyOf("retention") ? retention.erase(now, "at once") : [];',
    to: 'const erased = key !== keyOf("retention") ? retention.erase(now, "at once") : [];',
  },
  {
    file: "room/entries/shared-state.ts",
    from: "if (fault !== undefined) return refusal(fault);",
    to: "",
  },
  {
    file: "room/entries/shared-state.ts",
    from: "if (seq < this.#forgotten) return undefined;",
    to: "",
  },
  { file: "room/entries/shared-state.ts", from: "this.#drop(entry.key);", to: "" },
  {
    file: "room/memory/pages.ts",
    from: 'after: isWhole || from === "oldest" ? start : (records[0]?.seq ?? start + 1) - 1,',
    to: 'after: isWhole || from === "oldest" ? start : (records[0]?.seq ?? start + 1),',
  },
  {
    file: "room/memory/pages.ts",
    from: 'const from = before === undefined && after !== undefined ? "oldest" : "newest";',
    to: 'const from = before === undefined || after !== undefined ? "oldest" : "newest";',
  },
  {
    file: "room/memory/pages.ts",
    from: 'return log.page({ after, before: log.head + 1, from: "newest" }, LIMITS.pageRecords);',
    to: 'return log.page({ after, before: log.head, from: "newest" }, LIMITS.pageRecords);',
  },
  {
    file: "room/memory/retention.ts",
    from: "if (keeps === undefined) {",
    to: "if (keeps !== undefined) {",
  },
  {
    file: "room/memory/retention.ts",
    from: "if (left === undefined) return [];",
    to: "if (left !== undefined) return [];",
  },
  {
    file: "room/memory/retention.ts",
    from: "if (this.#end?.at === Infinity) this.#end = { ...this.#end, at: at + this.#end.keeps };",
    to: "if (this.#end?.at !== Infinity) this.#end = { ...this.#end, at: at + this.#end.keeps };",
  },
  {
    file: "room/memory/sole-author.ts",
    from: 'if (member === undefined || head > LOOKED_AT) return { is: "several" };',
    to: 'if (member === undefined && head > LOOKED_AT) return { is: "several" };',
  },
  {
    file: "room/memory/sole-author.ts",
    from: 'if (head === 0) return { is: "nobody" };',
    to: 'if (head !== 0) return { is: "nobody" };',
  },
  {
    file: "room/messages/importing.ts",
    from: 'const span = { after: 0, before: log.head + 1, from: "newest" } as const;',
    to: 'const span = { after: 0, before: log.head, from: "newest" } as const;',
  },
  {
    file: "room/messages/saying.ts",
    from: 'const message = past === "gone" ? undefined : log.find(by, id, past.seq - 1, past.seq + 1);',
    to: 'const message = past === "gone" ? undefined : log.find(by, id, past.seq - 1, past.seq);',
  },
  { file: "room/messages/slow-mode.ts", from: "      this.#saidAt = undefined;", to: "      " },
  {
    file: "room/moderation/claiming.ts",
    from: 'if (isOperator || keys.isNamed) return "for good";',
    to: "",
  },
  {
    file: "room/moderation/moderating.ts",
    from: "if (connection.member !== whom.member && !isSwept(connection, whom.addresses)) continue;",
    to: "",
  },
  {
    file: "room/moderation/moderating.ts",
    from: "return fault === undefined ? done() : denied(fault);",
    to: "return fault !== undefined ? done() : denied(fault);",
  },
  { file: "room/people/attendance.ts", from: "if (left.length === 0) return [];", to: "" },
  {
    file: "room/people/attendance.ts",
    from: "      this.#roster.enter(id, connection);",
    to: "      ",
  },
  {
    file: "room/people/attendance.ts",
    from: "if (connection === undefined) return [];",
    to: "",
    equivalent:
      "A carrier is a joined connection: one that leaves hands over its cargo. The check is for the compiler.",
  },
  {
    file: "room/people/authority.ts",
    from: 'if (this.#settings.isShut && !isKnown && !isHere) return { ok: false, code: "forbidden" };',
    to: "",
  },
  {
    file: "room/people/authority.ts",
    from: 'if (seen.ok && this.#register.isWiped(now)) return { ok: false, code: "room-deleted" };',
    to: "",
  },
  {
    file: "room/people/authority.ts",
    from: 'this.#isOwned ||= this.#register.decision("owned", "") !== undefined;',
    to: 'this.#isOwned ||= this.#register.decision("owned", "") === undefined;',
  },
  { file: "room/people/connections.ts", from: "this.#put(id, state);", to: "" },
  {
    file: "room/people/decisions.ts",
    from: "this.#store({ ...this.#didBy(by, act, now), ...whom }, []);",
    to: "",
  },
  {
    file: "room/people/decisions.ts",
    from: "if (known === undefined) return undefined;",
    to: "if (known !== undefined) return undefined;",
  },
  {
    file: "room/people/decisions.ts",
    from: "const known = asked && this.#did.find(id, asked.id, asked.after);",
    to: "const known = asked || this.#did.find(id, asked.id, asked.after);",
  },
  { file: "room/people/grace.ts", from: "if (cargo.size >= CARRIED_AT_MOST) continue;", to: "" },
  {
    file: "room/people/grace.ts",
    from: "if (cargo.size >= CARRIED_AT_MOST) continue;",
    to: "if (cargo.size > CARRIED_AT_MOST) continue;",
  },
  {
    file: "room/people/grace.ts",
    from: "for (const { until } of this.#entries()) next = Math.min(next ?? until, until);",
    to: "for (const { until } of this.#entries()) next = Math.max(next ?? until, until);",
  },
  {
    file: "room/people/judgements.ts",
    from: "const isSpared = role === undefined || ALLOWED_WHILE_MUTED.has(right);",
    to: "const isSpared = role !== undefined || ALLOWED_WHILE_MUTED.has(right);",
  },
  {
    file: "room/people/judgements.ts",
    from: 'if (role === "owner") return false;',
    to: 'if (role === "owner") return true;',
  },
  {
    file: "room/people/look-alikes.ts",
    from: "if (alike === undefined) this.#here.bySkeleton.set(skeleton, [id]);",
    to: "if (alike !== undefined) this.#here.bySkeleton.set(skeleton, [id]);",
  },
  {
    file: "room/people/look-alikes.ts",
    from: "if (this.#skeletons.size >= KNOWN_AT_MOST) this.#skeletons.clear();",
    to: "if (this.#skeletons.size > KNOWN_AT_MOST) this.#skeletons.clear();",
    equivalent: "It bounds memory, and one name more or less is as good a bound.",
  },
  { file: "room/people/permissions.ts", from: "this.#attendance = attendance;", to: "" },
  { file: "room/people/wrong-keys.ts", from: "this.#hasPassword = hasPassword;", to: "" },
  { file: "room/people/wrong-keys.ts", from: "this.#register = register;", to: "" },
  { file: "room/people/wrong-keys.ts", from: "this.#tried = undefined;", to: "" },
  {
    file: "room/sockets/admissions.ts",
    from: "const isMissing = seen.ok && !this.#log.exists;",
    to: "const isMissing = seen.ok || !this.#log.exists;",
  },
  { file: "room/sockets/answer-frames.ts", from: 'if (ask.type !== "act") return [];', to: "" },
  {
    file: "room/sockets/answer-frames.ts",
    from: 'return [{ do: "send", to, frame: { type: "done", id, ...(result !== undefined && { result }) } }];',
    to: 'return [{ do: "send", to, frame: { type: "done", id, ...(result !== undefined || { result }) } }];',
  },
  {
    file: "room/sockets/answer-frames.ts",
    from: 'return [{ do: "send", to, frame: { type: "done", id, ...(result !== undefined && { result }) } }];',
    to: 'return [{ do: "send", to, frame: { type: "done", id, ...(result === undefined && { result }) } }];',
  },
  {
    file: "room/sockets/deadlines.ts",
    from: "([, { since }]) => since + TIMING.helloWithin <= now,",
    to: "([, { since }]) => since + TIMING.helloWithin < now,",
  },
  { file: "room/sockets/joining.ts", from: "this.#room = room;", to: "" },
  {
    file: "room/sockets/joining.ts",
    from: "if (!this.hasRoomFor(address)) return false;",
    to: "if (!this.hasRoomFor(address)) return true;",
  },
  {
    file: "room/sockets/joining.ts",
    from: "      since: now,\n      ...(address && { address }),",
    to: "      since: now,\n      ...(address || { address }),",
  },
  { file: "room/sockets/role-news.ts", from: "this.#vouching = vouching;", to: "" },
  {
    file: "room/sockets/watch.ts",
    from: "const at = Math.min(...times.filter((time) => time !== undefined));",
    to: "const at = Math.min(...times.filter((time) => time === undefined));",
  },
  {
    file: "room/telling/backlog.ts",
    from: "if (this.#ofRoom > this.#ofRoomAtMost) {",
    to: "if (this.#ofRoom >= this.#ofRoomAtMost) {",
  },
  { file: "room/telling/broadcaster.ts", from: "this.#unread.forget(connection);", to: "" },
  {
    file: "room/telling/broadcaster.ts",
    from: "this.#wire.close(connection, code, reason, held);",
    to: "",
  },
  { file: "room/telling/broadcaster.ts", from: "        this.#tellChanges(now);", to: "        " },
  { file: "room/telling/gathered-signals.ts", from: "this.#chars = 0;", to: "" },
  {
    file: "room/telling/gathered-signals.ts",
    from: "this.#count(by, -charsOf(this.#signals.get(key)));",
    to: "",
  },
  { file: "room/telling/gathering.ts", from: "if (count === undefined) return undefined;", to: "" },
  {
    file: "room/turn/debt.ts",
    from: "if (owedIn(lane, connection) !== id) return undefined;",
    to: "",
  },
  { file: "room/sockets/joining.ts", from: "...(carries && { carries }),", to: "" },
  {
    file: "room/people/grace.ts",
    from: "const CARRIED_AT_MOST = 50;",
    to: "const CARRIED_AT_MOST = 100;",
  },
  {
    file: "room/memory/retention.ts",
    from: 'if (stored.is === "imported") this.#begin(stored.messages[0].at);',
    to: "",
  },
  {
    file: "room/messages/slow-mode.ts",
    from: "retryAfter: Math.ceil(wait / 1_000)",
    to: "retryAfter: Math.floor(wait / 1_000)",
  },
];
