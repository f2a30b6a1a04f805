/**
 * `alcove links`: the links that give a role, to make, list and end.
 */
import * as v from "valibot";
import { hashOfKey } from "../../client/keys.ts";
import { parseLink } from "../../client/program/link.ts";
import { Role } from "../../protocol/rights/roles.ts";
import { act, NotDoneError } from "../session/requests.ts";
import { checkKeyIn, UsageError } from "../input/arguments.ts";
import { put } from "../output/progress.ts";
import { safeJson, safeLine } from "../output/safe.ts";
import type { Setting } from "../session/session.ts";

export interface Terms {
  readonly role: string;
  readonly uses?: number | undefined;
  /** Milliseconds since 1970. */
  readonly until?: number | undefined;
  readonly note?: string | undefined;
  readonly bot?: true | undefined;
}

const Links = v.array(
  v.looseObject({
    hash: v.string(),
    role: v.string(),
    members: v.number(),
    uses: v.optional(v.number()),
    until: v.optional(v.number()),
    note: v.optional(v.string()),
    bot: v.optional(v.boolean()),
    isPassword: v.optional(v.boolean()),
  }),
);

/** Characters of a hash that links are told apart by. */
const SHORT = 8;

/** Puts out the link, which is told this once. */
export async function makeLink(setting: Setting, { role, ...terms }: Terms): Promise<void> {
  if (!v.is(Role, role)) throw new UsageError(`A role is one of ${Role.options.join(", ")}.`);
  const { link } = await act(setting, { act: "link", role, ...terms });
  await put(safeLine(link ?? ""));
}

export async function listLinks(setting: Setting, { json }: { json: boolean }): Promise<void> {
  for (const it of await linksOf(setting)) {
    const { hash, role, members, uses, until, note, bot, isPassword } = it;
    const words = [
      hash.slice(0, SHORT),
      role,
      ...(bot ? ["bot"] : []),
      ...(isPassword ? ["password"] : []),
      `${members} came`,
      ...(uses === undefined ? [] : [`${uses} left`]),
      ...(until === undefined ? [] : [`until ${new Date(until).toISOString()}`]),
      ...(note === undefined ? [] : [note]),
    ];
    await put(json ? safeJson(it) : safeLine(words.join("  ")));
  }
}

/** @param which the link itself, or as the list begins with it */
export async function endLink(setting: Setting, which: string): Promise<void> {
  checkKeyIn(which);
  const { key } = parseLink(which) ?? {};
  const begin = key === undefined ? which : await hashOfKey(key);
  const found = (await linksOf(setting)).filter(({ hash }) => hash.startsWith(begin));
  const [link] = found;
  if (link === undefined || begin.length < SHORT)
    throw new NotDoneError(`There is no link ${which}.`);
  if (found.length > 1) throw new NotDoneError(`Several links begin so. Give more of it.`);
  await act(setting, { act: "revoke", hash: link.hash });
}

async function linksOf(setting: Setting): Promise<v.InferOutput<typeof Links>> {
  return v.parse(Links, (await act(setting, { act: "links" })).result);
}
