/**
 * Under the people who are here: how to bring more.
 */
import { words } from "../../words/index.ts";
import { type InviteProps, Way } from "./way.tsx";

export function Invite(its: InviteProps) {
  return (
    <section class="invite">
      <h2 class="label">{words.people.invite}</h2>
      <Way {...its} />
    </section>
  );
}
