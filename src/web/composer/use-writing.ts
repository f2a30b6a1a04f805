/**
 * Writing in a room: the draft, which outlives a reload, how it is sent, and what happens to refused
 * messages.
 */
import type { RefObject } from "preact";
import { useCallback, useMemo, useRef, useState } from "preact/hooks";
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
  const keep = useCallback(
    (text: string): void => {
      writeDraft(device, name, text);
      setDraft(text);
    },
    [name],
  );
  const remedies = useMemo<Remedies>(
    () => ({
      retry: ({ id }) => room.resend(id),
      edit({ id, body }) {
        const begun = draftIn(device, name);
        keep(begun === "" ? body : `${body}\n${begun}`);
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
      keep(text);
      typed?.(text);
    },
    say(body) {
      const kept = room.say(body);
      const sent = draft;
      setDraft("");
      typed?.("");
      // Only once the outbox has it. Before that, the draft is the only copy that a reload would find.
      void kept.finally(() => {
        if (draftIn(device, name) === sent) writeDraft(device, name, "");
      });
    },
  };
}
