/**
 * The member that a moderator names on the command line.
 */
import * as v from "valibot";
import { MemberId } from "../../protocol/ids.ts";
import { tagOf } from "../../protocol/names/tag.ts";
import { Member } from "../../protocol/records/message.ts";
import { isMeant } from "../input/member-named.ts";
import { act, NotDoneError, request } from "./requests.ts";
import type { Session } from "./session.ts";

const Members = v.object({ members: v.array(Member) });
const BanListed = v.looseObject({
  member: v.string(),
  name: v.string(),
  until: v.optional(v.number()),
  note: v.optional(v.string()),
});

/**
 * @param who a member's id, their tag, their name if nobody else has it, or name and tag, for example `Nora
 * ‹k3xd…›`
 * @throws {NotDoneError} unless it names exactly one member
 */
export async function memberNamed(session: Session, who: string): Promise<MemberId> {
  const isId: boolean = v.is(MemberId, who);
  if (isId) return who;
  const headers = { Accept: "application/json" };
  const response = await request(session, "/members", { headers });
  const { members } = v.parse(Members, await response.json());
  // Banned members are not in the room.
  const banned = await bansOf(session).catch(() => []);
  const known = [...members, ...banned.map(({ member: id, name }) => ({ id, name }))];
  const found = new Set(known.filter((it) => isMeant(who, it)).map(({ id }) => id));
  const [member] = found;
  if (member === undefined) throw new NotDoneError(`No member is called ${who}.`);
  if (found.size === 1) return member;
  const tags = [...found].map(tagOf).join(", ");
  throw new NotDoneError(`Several members are called ${who}. Use a tag: ${tags}.`);
}

export async function bansOf(
  session: Session,
): Promise<readonly v.InferOutput<typeof BanListed>[]> {
  return v.parse(v.array(BanListed), (await act(session, { act: "bans" })).result);
}
