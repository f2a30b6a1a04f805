/**
 * The marks beside a member's name: the room's word that they are its owner or a moderator, and a tag where
 * names look alike.
 */
import type { Role } from "../../client/index.ts";
import type { MemberId } from "../../protocol/ids.ts";
import { tagOf } from "../../protocol/names/tag.ts";
import { more, words } from "../words/index.ts";

export { tagOf } from "../../protocol/names/tag.ts";
export { sharedNames } from "./shared-names.ts";

export interface MarksProps {
  readonly id: MemberId;
  /** The room's word, which nobody else can give. */
  readonly role: Role | undefined;
  readonly isShared: boolean;
}

export function Marks({ id, role, isShared }: MarksProps) {
  return (
    <>
      {role && <span class="chip role">{more.roles[role]}</span>}
      {isShared && <span class="tag">{words.tag(tagOf(id))}</span>}
    </>
  );
}
