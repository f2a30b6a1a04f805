/**
 * Below the members present: how to invite more.
 */
import { more } from "../words/index.ts";
import { type InviteProps, Way } from "./way.tsx";

export function Invite(its: InviteProps) {
  return (
    <section class="invite">
      <h2 class="label">{more.inviting.title}</h2>
      <Way {...its} />
    </section>
  );
}
