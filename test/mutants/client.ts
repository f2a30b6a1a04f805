/**
 * Mutants of src/client.
 */
import type { Mutant } from "./mutant.ts";

export const IN_CLIENT: readonly Mutant[] = [
  {
    file: "client/core/members-here.ts",
    from: "if (count > members.length) return { members, count, missing: new Set() };",
    to: "if (count >= members.length) return { members, count, missing: new Set() };",
  },
  {
    file: "client/core/members-here.ts",
    from: "return left === undefined ? news : { ...news, left: left.filter(({ id }) => id !== you) };",
    to: "return left === undefined ? news : { ...news, left: left.filter(({ id }) => id === you) };",
  },
  {
    file: "client/core/backoff.ts",
    from: "const floor = attempt === 0 && RESTARTS.has(code) ? RESTART_SPREAD : FIRST;",
    to: "const floor = attempt !== 0 && RESTARTS.has(code) ? RESTART_SPREAD : FIRST;",
  },
  {
    file: "client/core/backoff.ts",
    from: "if (code === CLOSE.flood) return AFTER_FLOOD;",
    to: "if (code !== CLOSE.flood) return AFTER_FLOOD;",
  },
  {
    file: "client/core/backoff.ts",
    from: "return random * Math.max(spread, Math.min(LONGEST, floor * 2 ** Math.min(attempt, 10)));",
    to: "return random * Math.min(spread, Math.min(LONGEST, floor * 2 ** Math.min(attempt, 10)));",
  },
  {
    file: "client/core/reconnecting-socket.ts",
    from: 'if (this.#hasLeft || this.#state.status === "closed") return;',
    to: "",
  },
  {
    file: "client/core/reconnecting-socket.ts",
    from: 'this.#timers.set("attempt", DIAL_WITHIN, () => this.#lose(NO_ANSWER));',
    to: "",
  },
  { file: "client/core/reconnecting-socket.ts", from: "this.#url = url;", to: "" },
  {
    file: "client/core/entries.ts",
    from: "if (changed.length === 0) return entries;",
    to: "if (changed.length !== 0) return entries;",
  },
  {
    file: "client/core/outbox/lane.ts",
    from: "  append(it: Unanswered): void {\n    this.#all.set(it.id, it);",
    to: "  append(it: Unanswered): void {\n    ",
  },
  { file: "client/core/outbox/lane.ts", from: "if (this.#isHeld) return undefined;", to: "" },
  {
    file: "client/core/outbox/lane.ts",
    from: "this.#all = new Map([...them, ...this.#all.values()].map((it) => [it.id, it]));",
    to: "",
  },
  { file: "client/core/outbox/outbox.ts", from: "this.#hasBegun = true;", to: "" },
  {
    file: "client/core/outbox/outbox.ts",
    from: "this.acknowledge(timeline.messages, [...entries.values()]);",
    to: "",
  },
  { file: "client/core/outbox/outbox.ts", from: "this.#sender.append(it);", to: "" },
  {
    file: "client/core/outbox/pending.ts",
    from: 'if (isMessage(it) || it.frame.type !== "act") return false;',
    to: 'if (isMessage(it) && it.frame.type !== "act") return false;',
  },
  {
    file: "client/core/outbox/sender.ts",
    from: "if (this.#ports.isSetAside(it)) return true;",
    to: "",
  },
  { file: "client/core/outbox/sender.ts", from: "this.append(it);", to: "" },
  { file: "client/core/outbox/sender.ts", from: "    this.suspect(them);", to: "    " },
  { file: "client/core/outbox/sender.ts", from: "this.#timers = new Timers(ports.clock);", to: "" },
  {
    file: "client/core/room-view.ts",
    from: "    this.#state = outside(name, this.#connection.state);\n    this.#connection.connect();",
    to: "    this.#state = outside(name, this.#connection.state);\n    ",
  },
  { file: "client/core/room-view.ts", from: "this.#pulled = gap;", to: "" },
  { file: "client/core/room-view.ts", from: "    this.#greetAgain();", to: "    " },
  {
    file: "client/core/snapshot.ts",
    from: "if (you === undefined || timeline.cursor === undefined) return undefined;",
    to: "if (you === undefined && timeline.cursor === undefined) return undefined;",
  },
  {
    file: "client/core/snapshot.ts",
    from: "const seq = first?.seq ?? (timeline.messages.at(-1)?.seq ?? 0) + 1;",
    to: "const seq = first?.seq ?? (timeline.messages.at(-1)?.seq ?? 0);",
  },
  {
    file: "client/core/snapshot.ts",
    from: "const first = timeline.messages.find(({ at }) => now < at + keeps);",
    to: "const first = timeline.messages.find(({ at }) => now <= at + keeps);",
  },
  { file: "client/core/timeline.ts", from: "if (index === 0) return timeline;", to: "" },
  {
    file: "client/core/timeline.ts",
    from: "if (former === undefined || revOf(former) <= revOf(record)) bySeq.set(record.seq, record);",
    to: "if (former === undefined || revOf(former) < revOf(record)) bySeq.set(record.seq, record);",
    equivalent: "A message is the same in every record of one rev.",
  },
  {
    file: "client/core/timeline.ts",
    from: "if ((messages[middle]?.seq ?? Infinity) < seq) low = middle + 1;",
    to: "if ((messages[middle]?.seq ?? Infinity) < seq) low = middle + 2;",
  },
  {
    file: "client/core/timers.ts",
    from: "this.#undo.clear();",
    to: "",
    equivalent:
      "A timer may be cleared twice, and a name holds one: nothing happens, and nothing grows.",
  },
  {
    file: "client/core/writing.ts",
    from: "await new Promise<void>((done) => void clock.after(pause, done));",
    to: "",
  },
  {
    file: "client/core/writing.ts",
    from: "await new Promise<void>((done) => void clock.after(pause, done));",
    to: "new Promise<void>((done) => void clock.after(pause, done));",
  },
  {
    file: "client/core/writing.ts",
    from: "for (let wait = RETRY_WITHIN; ; wait = Math.min(2 * wait, RETRY_WITHIN_AT_MOST)) {",
    to: "for (let wait = RETRY_WITHIN; ; wait = Math.max(2 * wait, RETRY_WITHIN_AT_MOST)) {",
  },
  {
    file: "client/identity.ts",
    from: "const bits = await crypto.subtle.deriveBits(",
    to: "const bits = crypto.subtle.deriveBits(",
  },
  {
    file: "client/keys.ts",
    from: "return base64url(await sha256(`alcove link 1 ${key}`));",
    to: "return base64url(sha256(`alcove link 1 ${key}`));",
  },
  {
    file: "client/program/checks.ts",
    from: 'if (cleaned === undefined) throw refusedFor("bad-name");',
    to: "",
  },
  { file: "client/program/checks.ts", from: 'if (typeof since === "string") return;', to: "" },
  {
    file: "client/program/checks.ts",
    from: 'if (!isKey(key)) throw refusedFor("bad-key");',
    to: "",
  },
  { file: "client/program/conversation.ts", from: "this.#end = reason;", to: "" },
  { file: "client/program/conversation.ts", from: "this.#tellsMessages = true;", to: "" },
  {
    file: "client/program/conversation.ts",
    from: "    this.#end = reason;\n    this.#undoAbort();",
    to: "    this.#end = reason;\n    ",
  },
  {
    file: "client/program/entrance.ts",
    from: "if (place === undefined)",
    to: "if (place !== undefined)",
  },
  {
    file: "client/program/entrance.ts",
    from: 'if (ports?.dial === undefined && typeof WebSocket === "undefined") throw new TypeError(TOO_OLD);',
    to: 'if (ports?.dial === undefined || typeof WebSocket === "undefined") throw new TypeError(TOO_OLD);',
  },
  {
    file: "client/program/events.ts",
    from: "for (const { kind, member } of notices.slice(told + 1)) {",
    to: "for (const { kind, member } of notices.slice(told)) {",
  },
  {
    file: "client/program/reading/feed.ts",
    from: "if (isOver(this.#room, signal)) return undefined;",
    to: "",
  },
  {
    file: "client/program/reading/feed.ts",
    from: "if (gap !== undefined) seq = Math.max(seq, gap.after);",
    to: "if (gap !== undefined) seq = Math.max(seq, gap.after + 1);",
  },
  {
    file: "client/program/reading/feed.ts",
    from: "return { ...cursor, seq: Math.max(known, messages.at(-NEWEST)?.seq ?? 1) - 1 };",
    to: "return { ...cursor, seq: Math.max(known, messages.at(-NEWEST)?.seq ?? 1) };",
  },
  {
    file: "client/program/reading/first-since.ts",
    from: "const page = await pull(middle);",
    to: "const page = pull(middle);",
  },
  {
    file: "client/program/reading/first-since.ts",
    from: "const first = page?.records.find(({ at }) => at >= time);",
    to: "const first = page?.records.find(({ at }) => at > time);",
  },
  {
    file: "client/program/reading/first-since.ts",
    from: "if (first === page?.records[0]) to = middle;",
    to: "if (first !== page?.records[0]) to = middle;",
  },
  {
    file: "client/program/reading/watching.ts",
    from: 'if (connection.status !== "closed") return false;',
    to: 'if (connection.status !== "closed") return true;',
  },
];
