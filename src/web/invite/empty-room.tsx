/**
 * A room without messages: not blank, but an invitation.
 */
import type { ComponentChildren } from "preact";
import { useLater } from "../loading/use-later.ts";
import { qrCode } from "./later-qr-code.ts";
import { more } from "../words/index.ts";
import { Mark } from "../ui/mark.tsx";
import { type InviteProps, Way, useInviting } from "./way.tsx";

interface EmptyRoomProps extends InviteProps {
  /** What an owner sees in addition. */
  readonly children?: ComponentChildren;
}

export function EmptyRoom({ children, ...its }: EmptyRoomProps) {
  const { link } = useInviting(its);
  const qr = useLater(qrCode, link !== undefined);
  return (
    <section class="empty">
      <Mark />
      <h2>{more.empty.title}</h2>
      {link !== undefined && <p>{more.empty.detail}</p>}
      <Way {...its} isMain />
      {/* Its place is reserved until it has loaded. */}
      {link !== undefined && <div class="qr">{qr && <qr.QrCode link={link} />}</div>}
      {children}
    </section>
  );
}
