/**
 * A link for the owner alone: for another device, or if they lose this one. It stays hidden until requested,
 * so that nobody mistakes it for the invite link.
 */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Role, RoomView } from "../../client/index.ts";
import type { RoomName } from "../../protocol/names/names.ts";
import { may } from "../../protocol/rights/may.ts";
import { useMadeLink } from "../invite/use-made-link.ts";
import { more } from "../words/index.ts";
import { LinkBox } from "../invite/link-box.tsx";
import { LaterIcon } from "../ui/later-icon.tsx";

interface OwnerLinkProps extends SavedLinkProps {
  /** The user's role; absent in a room without an owner. */
  readonly role: Role | undefined;
}

interface SavedLinkProps {
  readonly room: RoomView;
  readonly name: RoomName;
  readonly title: string;
}

export function OwnerLink({ role, ...props }: OwnerLinkProps) {
  return may(role, "link") ? <SavedLink {...props} /> : null;
}

function SavedLink({ room, name, title }: SavedLinkProps) {
  const its = more.ownerLink;
  const { link, make, fault } = useMadeLink(room, name, "owner");
  const [isWanted, setIsWanted] = useState(false);
  const isOpen = isWanted && link !== undefined;
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    // The button that opened it is gone, so the focus moves to its replacement.
    if (isOpen) box.current?.querySelector("button")?.focus();
  }, [isOpen]);
  const open = async (): Promise<void> => {
    if (link === undefined) await make();
    setIsWanted(true);
  };
  return (
    <div class="owner-link" ref={box}>
      {isOpen ? (
        <LinkBox link={link} title={title} label={its.label} copying={its.copy} isSecret />
      ) : (
        <button type="button" class="quiet" onClick={open}>
          <LaterIcon name="key" />
          {its.save}
        </button>
      )}
      <p class={fault === undefined ? "hint" : "hint warning"} role="status">
        {fault ?? its.secret} {isOpen && its.detail}
      </p>
    </div>
  );
}
