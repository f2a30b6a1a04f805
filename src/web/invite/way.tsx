/**
 * The way to bring others into the room: its link, an invite link made on the spot, or a text that says who
 * can make one.
 */
import type { RoomView, RoomState } from "../../client/index.ts";
import type { RoomName } from "../../protocol/names/names.ts";
import { useMadeLink } from "./use-made-link.ts";
import { linkTo } from "../browser/server.ts";
import { type Inviting, invitingIn } from "./inviting.ts";
import { more } from "../words/index.ts";
import { type RoomSettings, settingsIn } from "../../protocol/rights/settings.ts";
import { LaterIcon } from "../ui/later-icon.tsx";
import { LinkBox } from "./link-box.tsx";

export interface InviteProps {
  readonly room: RoomView;
  readonly name: RoomName;
  readonly state: Pick<RoomState, "entries" | "role">;
  readonly title: string;
}

interface Invitation {
  readonly inviting: Inviting;
  readonly settings: RoomSettings;
  /** What to send to others; `undefined` while nothing would let them in. */
  readonly link: string | undefined;
  readonly make: () => Promise<void>;
  readonly fault: string | undefined;
}

export function useInviting({ room, name, state }: InviteProps): Invitation {
  const settings = settingsIn((key) => state.entries.get(key)?.value);
  const inviting = invitingIn(settings, state.role);
  const made = useMadeLink(room, name, "member");
  switch (inviting) {
    case "link":
      return { inviting, settings, ...made, link: linkTo(name) };
    case "make":
      return { inviting, settings, ...made };
    case "nobody":
      return { inviting, settings, ...made, link: undefined };
  }
}

export function Way({ isMain = false, ...its }: InviteProps & { readonly isMain?: boolean }) {
  const { inviting, settings, link, make, fault } = useInviting(its);
  const { title } = its;
  switch (inviting) {
    case "link":
      return (
        <>
          <LinkBox link={link ?? ""} title={title} isMain={isMain} />
          {/* The middle of an empty room has enough text. */}
          {(!isMain || settings("kind") === "password") && <p class="hint">{whom(settings)}</p>}
        </>
      );
    case "make":
      return link === undefined ? (
        <>
          <button
            type="button"
            class={isMain ? "button" : "button second"}
            onClick={() => void make()}
          >
            <LaterIcon name="share" />
            {more.inviting.make}
          </button>
          <p class={fault === undefined ? "hint" : "hint warning"} role="status">
            {fault ?? more.inviting.shut}
          </p>
        </>
      ) : (
        <>
          <LinkBox
            link={link}
            title={title}
            label={more.links.label}
            copying={more.inviting.copy}
            isMain={isMain}
          />
          <p class="hint" role="status">
            {more.inviting.made}
          </p>
        </>
      );
    case "nobody":
      return <p class="hint">{settings("locked") ? more.inviting.locked : more.inviting.asked}</p>;
  }
}

/** Whom the room's link lets in. */
function whom(settings: RoomSettings): string {
  if (settings("kind") === "password") return more.access.password;
  return settings("guests") === "reader" ? more.access.reader : more.access.anyone;
}
