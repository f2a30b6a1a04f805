/**
 * Mutants of src/protocol.
 */
import type { Mutant } from "./mutant.ts";

export const IN_PROTOCOL: readonly Mutant[] = [
  {
    file: "protocol/names/names.ts",
    from: "if (text.length > 16 * LIMITS.nameLength || text.includes(LOST)) return undefined;",
    to: "",
  },
  {
    file: "protocol/names/names.ts",
    from: "return hasVisible(name) && length <= LIMITS.nameLength ? name : undefined;",
    to: "return hasVisible(name) || length <= LIMITS.nameLength ? name : undefined;",
  },
  {
    file: "protocol/names/names.ts",
    from: "return cleaned === text ? text : inOneLine(cleaned);",
    to: "return cleaned !== text ? text : inOneLine(cleaned);",
  },
  {
    file: "protocol/names/names.ts",
    from: "return hasVisible(name) && length <= LIMITS.nameLength ? name : undefined;",
    to: "return hasVisible(name) && length < LIMITS.nameLength ? name : undefined;",
  },
  { file: "protocol/names/namesakes.ts", from: "this.#owners.set(key, id);", to: "" },
  {
    file: "protocol/names/namesakes.ts",
    from: "return [...(role === undefined ? [] : [role]), ...(isAlike ? [tagOf(id)] : [])];",
    to: "return [...(role !== undefined ? [] : [role]), ...(isAlike ? [tagOf(id)] : [])];",
  },
  {
    file: "protocol/names/namesakes.ts",
    from: "if (this.#owners.size >= NAMES_KEPT) this.#owners.clear();",
    to: "if (this.#owners.size > NAMES_KEPT) this.#owners.clear();",
    equivalent: "It bounds memory, and one name more or less is as good a bound.",
  },
  {
    file: "protocol/names/taken-names.ts",
    from: "return quiet === line ? line : withoutSpeech(quiet);",
    to: "return quiet !== line ? line : withoutSpeech(quiet);",
  },
  {
    file: "protocol/names/unguessable-names.ts",
    from: "if (name.length < ROOM_NAME_BYTES || !isRoomName(name)) {",
    to: "if (name.length <= ROOM_NAME_BYTES || !isRoomName(name)) {",
  },
  {
    file: "protocol/names/unguessable-names.ts",
    from: "return name.length === ROOM_NAME_BYTES && Array.from(name).every((it) => BASE32.includes(it));",
    to: "return name.length !== ROOM_NAME_BYTES && Array.from(name).every((it) => BASE32.includes(it));",
  },
  {
    file: "protocol/records/entry.ts",
    from: 'if (depthOf(json) > LIMITS.valueDepth) return "too-long";',
    to: "",
  },
  {
    file: "protocol/records/entry.ts",
    from: 'if (depthOf(json) > LIMITS.valueDepth) return "too-long";',
    to: 'if (depthOf(json) >= LIMITS.valueDepth) return "too-long";',
  },
  {
    file: "protocol/records/entry.ts",
    from: 'if (char === "[" || char === "{") deepest = Math.max(deepest, (depth += 1));',
    to: 'if (char === "[" && char === "{") deepest = Math.max(deepest, (depth += 1));',
  },
  {
    file: "protocol/records/message.ts",
    from: 'return body === ERASED_BODY ? { is: "erased" } : { is: "said", body };',
    to: 'return body !== ERASED_BODY ? { is: "erased" } : { is: "said", body };',
  },
  {
    file: "protocol/rights/actions.ts",
    from: 'v.check((text) => text === "" || isLine(text)),',
    to: 'v.check((text) => text === "" && isLine(text)),',
  },
  {
    file: "protocol/rights/roles.ts",
    from: 'return role !== undefined && isAtLeast(role, "moderator");',
    to: 'return role !== undefined || isAtLeast(role, "moderator");',
  },
  {
    file: "protocol/rights/roles.ts",
    from: 'return role !== undefined && isAtLeast(role, "moderator");',
    to: 'return role === undefined && isAtLeast(role, "moderator");',
  },
  {
    file: "protocol/rights/settings.ts",
    from: "if (value === undefined) return undefined;",
    to: "",
  },
  {
    file: "protocol/rights/settings.ts",
    from: 'value.every((site) => typeof site === "string" && isSite(site))',
    to: 'value.every((site) => typeof site !== "string" && isSite(site))',
  },
  {
    file: "protocol/rights/settings.ts",
    from: 'return typeof value === "string" && value.length <= form.chars && isLine(value);',
    to: 'return typeof value !== "string" && value.length <= form.chars && isLine(value);',
  },
  {
    file: "protocol/rights/settings.ts",
    from: 'return isOne && isSettable(name, value) ? undefined : "bad-setting";',
    to: 'return isOne || isSettable(name, value) ? undefined : "bad-setting";',
  },
  { file: "protocol/text.ts", from: 'if (!hasVisible(body)) return "empty";', to: "" },
  {
    file: "protocol/text.ts",
    from: 'if (!body.isWellFormed() || NO_TEXT.test(body)) return "not-text";',
    to: "",
  },
  {
    file: "protocol/text.ts",
    from: 'if (exceeds(body, LIMITS.bodyBytes)) return "too-long";',
    to: "",
  },
  {
    file: "protocol/text.ts",
    from: 'if (exceeds(body, LIMITS.bodyBytes)) return "too-long";',
    to: 'if (body.length > LIMITS.bodyBytes) return "too-long";',
  },
  {
    file: "protocol/wire/close-codes.ts",
    from: "return code >= 1000 && code < 5000 && !REPORTED.has(code);",
    to: "return code > 1000 && code < 5000 && !REPORTED.has(code);",
  },
  {
    file: "protocol/wire/close-codes.ts",
    from: "return FINAL.has(code) || (code >= 4500 && code < 4600);",
    to: "return FINAL.has(code) || (code > 4500 && code < 4600);",
  },
  {
    file: "protocol/wire/codec.ts",
    from: "if (result?.success !== true) return undefined;",
    to: "",
  },
  {
    file: "protocol/wire/numbers.ts",
    from: "if (!WHOLE.test(literal) || String(number) === literal) return true;",
    to: "",
  },
  {
    file: "protocol/wire/numbers.ts",
    from: "if (!token.startsWith('\"') && !isKept(token)) return false;",
    to: "",
  },
  { file: "protocol/wire/numbers.ts", from: "if (!Number.isFinite(number)) return false;", to: "" },
  {
    file: "protocol/wire/numbers.ts",
    from: "if (!SUSPECT.test(json)) return true;",
    to: "",
    equivalent: "A quick way out: what has no suspect number passes the rest as well, only later.",
  },
  { file: "protocol/wire/packing.ts", from: "places.set(author, place);", to: "" },
  {
    file: "protocol/wire/packing.ts",
    from: "messages.push(unflatten({ seq, by: id, name, ...(role && { role }), ...rest }));",
    to: "",
  },
  {
    file: "protocol/wire/packing.ts",
    from: "whole.push({ by: author.id, name: author.name, ...rest });",
    to: "",
  },
  {
    file: "protocol/wire/packing.ts",
    from: "if (entries.length === 0) return { authors, records };",
    to: "",
  },
  {
    file: "protocol/wire/refusals.ts",
    from: "...(retryAfter !== undefined && { retryAfter }),",
    to: "...(retryAfter === undefined && { retryAfter }),",
  },
  {
    file: "protocol/wire/room-codec.ts",
    from: 'if (type === "hello" && fields.every((it) => it === "key")) return "bad-link";',
    to: "",
  },
  {
    file: "protocol/wire/room-codec.ts",
    from: 'if (frame.type === "set" && !numbersKept(data)) return refusing("bad-number", frame);',
    to: "",
  },
  { file: "protocol/wire/room-codec.ts", from: 'if (!("records" in frame)) return frame;', to: "" },
  {
    file: "protocol/wire/room-codec.ts",
    from: 'if (!v.is(Typed, value)) return { ok: false, code: "bad-frame" };',
    to: "",
  },
];
