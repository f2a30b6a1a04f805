/**
 * A room in which nobody has said anything: not blank, but an invitation.
 */
import { useLater } from "../hooks/use-later.ts";
import { qrCode } from "../parts.ts";
import { words } from "../words/index.ts";
import { LinkBox } from "./link-box.tsx";
import { Mark } from "./mark.tsx";

export function EmptyRoom({ link, title }: { link: string; title: string }) {
  const qr = useLater(qrCode, true);
  return (
    <section class="empty">
      <Mark />
      <h2>{words.empty.title}</h2>
      <p>{words.empty.detail}</p>
      <LinkBox link={link} title={title} isMain />
      {/* Its place is kept until it is there. */}
      <div class="qr">{qr && <qr.QrCode link={link} />}</div>
    </section>
  );
}
