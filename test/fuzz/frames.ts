/**
 * Frames that are almost right: a good frame with one odd part, and a few that are nothing like a frame.
 */
import type { Chance } from "../chaos/chance.ts";
import { tokenOf } from "../support/members.ts";
import { oddBytes, oddText, oddValue } from "./odd.ts";

type Fields = Record<string, unknown>;

/** How many members share the room with Alice. */
const MEMBERS = 20;

/**
 * A frame as it goes over the wire. One in ten ends its socket, so the others arrive from sockets that are
 * still open.
 */
export function frame(chance: Chance): string | Uint8Array<ArrayBuffer> {
  return chance.below(10) === 0 ? broken(chance) : JSON.stringify(strange(good(chance), chance));
}

function broken(chance: Chance): string | Uint8Array<ArrayBuffer> {
  switch (chance.below(7)) {
    case 0:
      return oddText(chance);
    case 1:
      return oddBytes(chance);
    case 2:
      return JSON.stringify(oddValue(chance)) ?? "";
    case 3:
      return cut(JSON.stringify(good(chance)), chance);
    case 4:
      return "[".repeat(chance.below(16_000));
    case 5:
      return spoiled(JSON.stringify(good(chance)), chance);
    default:
      return JSON.stringify(mutated(good(chance), chance));
  }
}

/** Still a frame, but one that no client would mean. */
function strange(fields: Fields, chance: Chance): Fields {
  switch (chance.below(6)) {
    case 0:
      return fields;
    case 1:
      return { ...fields, [oddText(chance).slice(0, 100)]: oddValue(chance), type: fields["type"] };
    case 2:
      return { type: oddText(chance).slice(0, 200), id: fields["id"] };
    case 3:
      return { type: "say", id: fields["id"] ?? "an-id-of-all", body: oddText(chance) };
    case 4:
      return { type: "rename", name: oddText(chance) };
    default: {
      const key = chance.below(2) === 0 ? oddText(chance) : `key/${chance.below(100)}`;
      const id = fields["id"] ?? `w-${chance.below(1e9)}-of-all`;
      return { type: "set", id, key, value: oddValue(chance), after: chance.below(5_000) };
    }
  }
}

export function hello(chance: Chance): Fields {
  const name = `Fuzz ${chance.below(MEMBERS)}`;
  const visit = `visit-${chance.below(1_000)}-${name.replace(" ", "-")}`;
  return { type: "hello", v: 1, token: tokenOf(name), visit, name };
}

function good(chance: Chance): Fields {
  const id = `id-${chance.below(1e9).toString(36).padStart(8, "0")}`;
  const key = `key/${chance.below(100)}`;
  const seq = chance.below(5_000);
  switch (chance.below(9)) {
    case 0:
      return hello(chance);
    case 1:
    case 2:
      return { type: "say", id, body: `said ${id}` };
    case 3:
      return { type: "rename", name: `Fuzz ${chance.below(1_000)}` };
    case 4:
      return { type: "pull", after: seq, before: seq + chance.below(100) };
    case 5:
      return { type: "signal", kind: "typing" };
    case 6:
      return { type: "set", id, key, value: oddValue(chance) };
    case 7:
      return { type: "delete", id, key };
    default:
      return { type: "read", chars: chance.below(100_000) };
  }
}

function mutated(fields: Fields, chance: Chance): Fields {
  const names = Object.keys(fields);
  const name = names[chance.below(names.length)] ?? "type";
  switch (chance.below(4)) {
    case 0: {
      const { [name]: _, ...rest } = fields;
      return rest;
    }
    case 1:
      return { ...fields, [oddText(chance).slice(0, 100)]: oddValue(chance) };
    case 2:
      return { ...fields, cursor: { epoch: oddValue(chance), seq: oddValue(chance) } };
    default:
      return { ...fields, [name]: oddValue(chance) };
  }
}

function cut(text: string, chance: Chance): string {
  return text.slice(0, chance.below(text.length));
}

/** With one letter replaced by another. */
function spoiled(text: string, chance: Chance): string {
  const at = chance.below(text.length);
  return text.slice(0, at) + String.fromCharCode(chance.below(128)) + text.slice(at + 1);
}
