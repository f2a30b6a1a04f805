/**
 * A member at a glance: their initial in a niche of their colour.
 */
import type { MemberId } from "../../protocol/ids.ts";
import { hueOf } from "./hues.ts";
import { initialOf } from "./initial.ts";

export function Niche({ id, name }: { id: MemberId; name: string }) {
  return (
    <span class="niche" style={{ "--hue": hueOf(id) }} aria-hidden="true">
      <bdi>{initialOf(name)}</bdi>
    </span>
  );
}
