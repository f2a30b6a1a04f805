/**
 * Writing in a room: the draft, which outlives a reload, how it is sent, and what happens to refused
 * messages.
 */
import type { RefObject } from "preact";
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { RoomView } from "../../client/index.ts";
import type { RoomName } from "../../protocol/names/names.ts";
import type { Remedies } from "../messages/remedies.ts";
import { draftIn, writeDraft } from "../device/drafts.ts";
import { useSettings } from "../settings/use-settings.ts";
import { device } from "../device/device-store.ts";

export interface Writing {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly draft: string;
  readonly write: (text: string) => void;
  readonly say: (body: string) => void;
  readonly remedies: Remedies;
}

/** Tells the room about typing, once the part that does so has loaded. */
interface TypingKit {
  readonly typingIn: (room: RoomView) => (draft: string) => void;
}

export function useWriting(room: RoomView, name: RoomName, kit: TypingKit | undefined): Writing {
  const field = useRef<HTMLTextAreaElement>(null);
  const showsTyping = useSettings().typing;
  const typed = useMemo(
    () => (showsTyping ? kit?.typingIn(room) : undefined),
    [kit, room, showsTyping],
  );
  const [draft, setDraft] = useState(() => draftIn(device, name));
  const { keep, hold, drop } = useMemo(() => keptDraft(name, draft), [name]);
  // While the page is open, the outbox shows what was sent: a user who comes back to the room finds it there.
  useLayoutEffect(() => drop, []);
  const change = useCallback((text: string): void => {
    keep(text);
    setDraft(text);
  }, []);
  const remedies = useMemo<Remedies>(
    () => ({
      retry: ({ id }) => room.resend(id),
      edit({ id, body }) {
        change([body, field.current?.value].filter(Boolean).join("\n"));
        room.discard(id);
        field.current?.focus();
      },
      discard: ({ id }) => room.discard(id),
    }),
    [room, name],
  );
  return {
    field,
    draft,
    remedies,
    write(text) {
      change(text);
      typed?.(text);
    },
    say(body) {
      hold(draft, room.say(body));
      change("");
      typed?.("");
    },
  };
}

/**
 * The draft on this device. It also has each message that was sent and is neither in the outbox nor in the room: a
 * reload would find no other copy.
 */
function keptDraft(name: RoomName, draft: string) {
  const held: string[] = [];
  let text = draft;
  let written = draft;
  const keep = (changed: string): void => {
    text = changed;
    written = [...held, text].filter(Boolean).join("\n");
    writeDraft(device, name, written);
  };
  const hold = (sent: string, taken: Promise<unknown>): void => {
    held.push(sent);
    void taken.finally(() => {
      held.splice(held.indexOf(sent), 1);
      // Another tab may have written a draft since.
      if (draftIn(device, name) === written) keep(text);
    });
  };
  const drop = (): void => {
    if (held.splice(0).length > 0) keep(text);
  };
  return { keep, hold, drop };
}
