/**
 * `alcove people`: muting, putting out and banning, and the end of each.
 */
import * as v from "valibot";
import { tagOf } from "../../protocol/names/tag.ts";
import { MemberId } from "../../protocol/ids.ts";
import { Member } from "../../protocol/records/message.ts";
import { act, ask, NotDoneError } from "../session/requests.ts";
import { isMeant } from "../input/member-named.ts";
import { put } from "../output/progress.ts";
import { safeJson, safeLine } from "../output/safe.ts";
import type { Setting } from "../session/session.ts";

export interface Measure {
  /** Milliseconds since 1970. */
  readonly until?: number | undefined;
  /** Also all who come from where they are. */
  readonly address?: true | undefined;
  readonly note?: string | undefined;
}

const Members = v.object({ members: v.array(Member) });
const Bans = v.array(
  v.looseObject({
    member: v.string(),
    name: v.string(),
    until: v.optional(v.number()),
    note: v.optional(v.string()),
  }),
);

/** @param who a member's id, their tag, what they are called if nobody else is, or both as in `Nora ‹k3xd…›` */
export async function moderate(
  setting: Setting,
  what: "mute" | "unmute" | "kick" | "ban" | "lift",
  who: string,
  { until, address, note }: Measure = {},
): Promise<void> {
  const member = await memberOf(setting, who);
  const end = until === undefined ? {} : { until };
  switch (what) {
    case "mute":
      await act(setting, { act: what, member, ...end });
      return;
    case "ban": {
      const more = { ...(address && { address }), ...(note !== undefined && { note }) };
      await act(setting, { act: what, member, ...end, ...more });
      return;
    }
    case "unmute":
    case "kick":
    case "lift":
      await act(setting, { act: what, member });
  }
}

export async function listBans(setting: Setting, { json }: { json: boolean }): Promise<void> {
  for (const it of await bansOf(setting)) {
    const { member, name, until, note } = it;
    const words = [
      member,
      ...(name === "" ? [] : [name]),
      ...(until === undefined ? [] : [`until ${new Date(until).toISOString()}`]),
      ...(note === undefined ? [] : [note]),
    ];
    await put(json ? safeJson(it) : safeLine(words.join("  ")));
  }
}

async function memberOf(setting: Setting, who: string): Promise<MemberId> {
  const isId: boolean = v.is(MemberId, who);
  if (isId) return who;
  const headers = { Accept: "application/json" };
  const response = await ask(setting, "/members", { headers });
  const { members } = v.parse(Members, await response.json());
  // A banned member is not here.
  const absent = await bansOf(setting).catch(() => []);
  const known = [...members, ...absent.map(({ member: id, name }) => ({ id, name }))];
  const found = new Set(known.filter((it) => isMeant(who, it)).map(({ id }) => id));
  const [member] = found;
  if (member === undefined) throw new NotDoneError(`Nobody here is called ${who}.`);
  if (found.size === 1) return member;
  const tags = [...found].map(tagOf).join(", ");
  throw new NotDoneError(`Several are called ${who}. Give one by their tag: ${tags}.`);
}

async function bansOf(setting: Setting): Promise<v.InferOutput<typeof Bans>> {
  return v.parse(Bans, (await act(setting, { act: "bans" })).result);
}
