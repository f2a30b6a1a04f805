/**
 * A room in which nobody has said anything: not blank, but an invitation.
 */
import { words } from "../words/index.ts";
import { LinkBox } from "./link-box.tsx";
import { Mark } from "./mark.tsx";
import { QrCode } from "./qr-code.tsx";

export function EmptyRoom({ link, title }: { link: string; title: string }) {
  return (
    <section class="empty">
      <Mark />
      <h2>{words.empty.title}</h2>
      <p>{words.empty.detail}</p>
      <LinkBox link={link} title={title} isMain />
      <QrCode link={link} />
    </section>
  );
}
