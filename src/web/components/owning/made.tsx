/**
 * A room of one's own: made here, by its owner's key, and without asking any server. And the owner's link, shown once.
 */
import { newKey, roomOfKey } from "../../../client/keys.ts";
import type { Key } from "../../../protocol/ids.ts";
import type { RoomName } from "../../../protocol/names.ts";
import { made } from "../../rooms/made.ts";
import { more } from "../../words/index.ts";
import { LinkBox } from "../link-box.tsx";
import { Sheet } from "../sheet.tsx";

export async function makeRoom(): Promise<{ readonly room: RoomName; readonly key: Key }> {
  const key = newKey();
  const room = await roomOfKey(key);
  made.set(room, key);
  return { room, key };
}

interface MadeProps {
  readonly room: RoomName;
  readonly link: string;
  readonly title: string;
  readonly onClose: () => void;
}

export function Made({ room, link, title, onClose }: MadeProps) {
  const its = more.made;
  const close = (): void => {
    made.delete(room);
    onClose();
  };
  return (
    <Sheet label={its.title} kind="settings-sheet" onClose={close}>
      <h2>{its.title}</h2>
      <OwnersLink link={`${link}#key=${made.get(room) ?? ""}`} title={title} />
      <button type="button" class="button second" onClick={close}>
        {its.done}
      </button>
    </Sheet>
  );
}

export function OwnersLink({ link, title }: { link: string; title: string }) {
  const its = more.made;
  return (
    <>
      <p>{its.detail}</p>
      <LinkBox link={link} title={title} label={its.label} isMain />
      <p class="hint">{its.once}</p>
    </>
  );
}
