/**
 * The links of a room and the roles they gave: ending a link ends these roles.
 */
import type { Json } from "../../protocol/records/entry.ts";
import type { KeyHash } from "../../protocol/ids.ts";
import type { RegisterChange, Link, Register } from "../memory/register.ts";

/** All links, each with the number of members it admitted. */
export function linksOf(register: Register): Json {
  const grants = register.decisions("grant");
  return register.decisions("link").map(([hash, { by, ...link }]) => ({
    hash,
    ...link,
    by: by.name,
    members: grants.filter(([, grant]) => grant.link === hash).length,
  }));
}

/** The changes that end a link; `undefined` if neither it nor a role from it exists. */
export function revoking(register: Register, hash: KeyHash): RegisterChange[] | undefined {
  const granted = grantsOf(register, hash);
  const isThere = register.decision("link", hash) !== undefined || granted.length > 0;
  return isThere ? [{ kind: "link", key: hash }, ...granted] : undefined;
}

/** The changes that make `hash` the room's password, or without one remove the password. */
export function changingPassword(
  register: Register,
  hash: KeyHash | undefined,
  link: Link,
): RegisterChange[] {
  const former = register.decisions("link").filter(([key, it]) => it.isPassword && key !== hash);
  return [
    ...former.flatMap(([key]): RegisterChange[] => [
      { kind: "link", key },
      ...grantsOf(register, key),
    ]),
    ...(hash === undefined ? [] : [{ kind: "link", key: hash, value: link } as const]),
  ];
}

function grantsOf(register: Register, link: KeyHash): RegisterChange[] {
  return register
    .decisions("grant")
    .filter(([, grant]) => grant.link === link)
    .map(([key]) => ({ kind: "grant", key }));
}
