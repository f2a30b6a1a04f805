/**
 * Mutants of src/worker.
 */
import type { Mutant } from "./mutant.ts";

export const IN_WORKER: readonly Mutant[] = [
  {
    file: "worker/http/copy/import-room.ts",
    from: "else if ((empty += 1) > EMPTY_LINES)",
    to: "else if ((empty += 1) >= EMPTY_LINES)",
  },
  { file: "worker/http/copy/intake.ts", from: "this.#waiting = nothing();", to: "" },
  { file: "worker/http/copy/intake.ts", from: "this.#lastSeq = seq;", to: "" },
  {
    file: "worker/http/copy/intake.ts",
    from: "  async end(): Promise<void> {\n    await this.flush();",
    to: "  async end(): Promise<void> {\n    ",
  },
  {
    file: "worker/http/copy/lines.ts",
    from: 'return { type: "room", v: VERSION, room, ...head, ...(of !== undefined && { of }) };',
    to: 'return { type: "room", v: VERSION, room, ...head, ...(of === undefined && { of }) };',
  },
  { file: "worker/http/guard/armour.ts", from: "await next();", to: "next();" },
  {
    file: "worker/http/guard/front-door.ts",
    from: "if (door !== undefined && door.limits === limits) return door;",
    to: "",
  },
  {
    file: "worker/http/guard/front-door.ts",
    from: "if (wait > 0) return turnAway(c, Math.ceil(wait / 1_000));",
    to: "if (wait > 0) return turnAway(c, Math.floor(wait / 1_000));",
  },
  {
    file: "worker/http/request/asked-for.ts",
    from: "if (text === undefined) continue;",
    to: "",
    equivalent:
      "A parameter that is undefined is read as one that is absent. The check is for the compiler.",
  },
  {
    file: "worker/http/request/author.ts",
    from: "if (key === undefined) return { ...guestOf(room, name, id), address, isGuest: true };",
    to: "if (key !== undefined) return { ...guestOf(room, name, id), address, isGuest: true };",
  },
  {
    file: "worker/http/request/body-within.ts",
    from: "if (raw.body === null) return next();",
    to: "if (raw.body !== null) return next();",
  },
  {
    file: "worker/http/room/post-action.ts",
    from: "...(result !== undefined && { result }),",
    to: "...(result === undefined && { result }),",
  },
  {
    file: "worker/http/room/post-message.ts",
    from: "if (!query.ok) return query.refusal();",
    to: "",
  },
  { file: "worker/http/room/read-room.ts", from: "kind === JSON_TYPE", to: "kind !== JSON_TYPE" },
  {
    file: "worker/http/room/transcript.ts",
    from: 'if (count === 0) return "Nobody is here now.";',
    to: 'if (count !== 0) return "Nobody is here now.";',
  },
  {
    file: "worker/http/state/etag.ts",
    from: "return rev === undefined ? undefined : { rev: Number(rev) };",
    to: "return rev !== undefined ? undefined : { rev: Number(rev) };",
  },
  {
    file: "worker/http/state/one-entry.ts",
    from: 'return refuse(c, "conflict", found && { headers: { ETag: etagOf(found.rev) } });',
    to: 'return refuse(c, "conflict", found || { headers: { ETag: etagOf(found.rev) } });',
  },
  { file: "worker/http/state/write.ts", from: "if (!query.ok) return query.refusal();", to: "" },
  {
    file: "worker/http/state/write.ts",
    from: "if (result.success && numbersKept(text)) return { ok: true, value: result.output };",
    to: "",
  },
  {
    file: "worker/http/state/write.ts",
    from: "if (type === TEXT_TYPE) return { ok: true, value: text };",
    to: "",
  },
  {
    file: "worker/http/tail/ear.ts",
    from: 'return frame?.type === "changes" ? frame : undefined;',
    to: 'return frame?.type !== "changes" ? frame : undefined;',
  },
  {
    file: "worker/http/tail/ear.ts",
    from: "if (this.#read < LIMITS.streamReadEveryChars || !this.#isOpen) return;",
    to: "if (this.#read <= LIMITS.streamReadEveryChars || !this.#isOpen) return;",
  },
  {
    file: "worker/http/tail/follow-room.ts",
    from: 'if (ear === undefined) return refuse(c, "slow-down");',
    to: "",
  },
  {
    file: "worker/http/tail/follow-room.ts",
    from: 'if (c.req.raw.method === "HEAD") return c.body(null);',
    to: 'if (c.req.raw.method !== "HEAD") return c.body(null);',
  },
  {
    file: "worker/http/tail/follow.ts",
    from: "return { epoch, seq: Math.min(asked.seq, head.head), isReset: false };",
    to: "return { epoch, seq: Math.max(asked.seq, head.head), isReset: false };",
  },
  {
    file: "worker/http/tail/follow.ts",
    from: "const heard = await source.next(KEEP_ALIVE);",
    to: "const heard = source.next(KEEP_ALIVE);",
  },
  {
    file: "worker/object/alarm.ts",
    from: "if (this.#at !== undefined && this.#at <= at) return;",
    to: "",
    equivalent: "A quick way out: the lines below keep the earlier time too, and set nothing.",
  },
  { file: "worker/object/hello-timer.ts", from: "if (due === undefined) return;", to: "" },
  { file: "worker/object/metrics.ts", from: "this.#dataset = dataset;", to: "" },
  {
    file: "worker/object/moments.ts",
    from: "this.#end(Date.now());",
    to: "this.#endings = [];",
  },
  { file: "worker/object/moments.ts", from: "this.#hasFailed = true;", to: "" },
  {
    file: "worker/object/moments.ts",
    from: "    const turns = this.#waiting;\n    this.#waiting = [];",
    to: "    const turns = this.#waiting;\n    ",
  },
  {
    file: "worker/object/room-object.ts",
    from: "this.#helloTimer.setFor(this.#room.helloDeadline);",
    to: "",
  },
  {
    file: "worker/object/room-object.ts",
    from: "  override webSocketClose(socket: WebSocket, code: number): void {\n    this.#moments.take(() => this.#leave(socket));",
    to: "  override webSocketClose(socket: WebSocket, code: number): void {\n    ",
  },
  {
    file: "worker/platform/address.ts",
    from: 'const groups = [...before, ...Array.from({ length: Math.max(0, between) }, () => "0"), ...after];',
    to: 'const groups = [...before, ...Array.from({ length: Math.min(0, between) }, () => "0"), ...after];',
  },
  {
    file: "worker/sockets/sockets.ts",
    from: "if (pinged !== null && pinged.getTime() < then) silent.push(id);",
    to: "if (pinged !== null && pinged.getTime() <= then) silent.push(id);",
  },
  {
    file: "worker/sockets/upgrade.ts",
    from: 'return offered.split(",").some((it) => it.trim() === SUBPROTOCOL) ? "protocol" : undefined;',
    to: 'return offered.split(",").some((it) => it.trim() !== SUBPROTOCOL) ? "protocol" : undefined;',
  },
  {
    file: "worker/sockets/upgrade.ts",
    from: 'return request.headers.get("Upgrade")?.toLowerCase() === "websocket";',
    to: 'return request.headers.get("Upgrade")?.toLowerCase() !== "websocket";',
  },
  {
    file: "worker/storage/migrations.ts",
    from: "return row === undefined || row.at === null || now < row.at;",
    to: "return row === undefined || row.at === null || now <= row.at;",
  },
  { file: "worker/storage/sqlite-ids.ts", from: "this.#pastIn = pastIn;", to: "" },
  {
    file: "worker/storage/sqlite-ids.ts",
    from: "if (before - after <= READ_WITHOUT_BLOCKS) return [{ after, before }];",
    to: "",
  },
  {
    file: "worker/storage/sqlite-ids.ts",
    from: "  forget(): void {\n    this.#newest = undefined;",
    to: "  forget(): void {\n    ",
  },
  { file: "worker/storage/sqlite-log.ts", from: "this.#storage = storage;", to: "" },
  {
    file: "worker/storage/sqlite-log.ts",
    from: 'const added = this.#select("WHERE seq > ? ORDER BY seq LIMIT ?", start, limit + 1);',
    to: 'const added = this.#select("WHERE seq >= ? ORDER BY seq LIMIT ?", start, limit + 1);',
  },
  {
    file: "worker/storage/sqlite-log.ts",
    from: "if (this.#isFull || head >= this.#looksAt) {",
    to: "if (this.#isFull && head >= this.#looksAt) {",
  },
  {
    file: "worker/storage/sqlite-log.ts",
    from: 'const blocks = sql.exec("DELETE FROM id_block WHERE last <= ?", horizon).rowsWritten;',
    to: "const blocks = 0;",
  },
  { file: "worker/http/guard/armour.ts", from: "base-uri 'none'; ", to: "" },
  { file: "worker/http/guard/armour.ts", from: '"X-Content-Type-Options": "nosniff",', to: "" },
  {
    file: "worker/sockets/sockets.ts",
    from: "const attachment: Attachment = { id, ...(held && { waiting: held }) };",
    to: "const attachment: Attachment = { ...this.attachmentOf(socket), ...(held && { waiting: held }) };",
  },
  {
    file: "worker/http/tail/follow-room.ts",
    from: "for (const timer of timers) clearTimeout(timer);",
    to: "",
  },
  {
    file: "worker/http/copy/intake.ts",
    from: "if (waiting.lines.length >= AT_ONCE ||",
    to: "if (waiting.lines.length >= 1 ||",
  },
];
