/**
 * The invite links of a room, as its owner sees them.
 */
import * as v from "valibot";
import { act } from "./requests.ts";
import type { Session } from "./session.ts";

const InviteLink = v.looseObject({
  hash: v.string(),
  role: v.string(),
  members: v.number(),
  uses: v.optional(v.number()),
  until: v.optional(v.number()),
  note: v.optional(v.string()),
  bot: v.optional(v.boolean()),
  isPassword: v.optional(v.boolean()),
});

/** Characters of a link's hash that the list shows, and that are enough to name it. */
export const SHORT_HASH = 8;

export async function inviteLinksOf(
  session: Session,
): Promise<readonly v.InferOutput<typeof InviteLink>[]> {
  return v.parse(v.array(InviteLink), (await act(session, { act: "links" })).result);
}
