/**
 * What moderators and owners did, as far back as the room keeps it.
 */
import type { Json } from "../protocol/entry.ts";
import { type Change, type Did, LOGGED, type Register } from "./register.ts";

/** Adds `did`; of the oldest, as many go as are too many. */
export function noted(register: Register, did: Did): Change[] {
  const all = register.decisions("did");
  const next = Number(all.at(-1)?.[0] ?? 0) + 1;
  const tooMany = all.slice(0, Math.max(0, all.length + 1 - LOGGED));
  return [
    ...tooMany.map(([key]): Change => ({ kind: "did", key })),
    { kind: "did", key: `${next}`.padStart(9, "0"), value: did },
  ];
}

/** All of it, the oldest first. */
export function told(register: Register): Json {
  return register.decisions("did").map(([, { by, member, ...did }]) => ({
    ...did,
    by: { id: by.id, name: by.name },
    ...(member && { member: { id: member.id, name: member.name } }),
  }));
}
