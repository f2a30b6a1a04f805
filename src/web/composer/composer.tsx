/**
 * The message box. It works without a connection, and keeps a draft until the message is in the outbox.
 */
import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";
import type { Member } from "../../client/index.ts";
import type { MemberId } from "../../protocol/ids.ts";
import { faultInBody } from "../../protocol/text.ts";
import { useLater } from "../loading/use-later.ts";
import { laterPart } from "../ui/later-part.ts";
import { isTouch, mayTakeFocus } from "../browser/touch.ts";
import { bodyOf, sends } from "./composing.ts";
import { words } from "../words/index.ts";
import { EmojiButton } from "../emoji/emoji-button.tsx";
import { Icon } from "../ui/icon.tsx";

const nameOffers = laterPart(() => import("../offers/name-offers.tsx"));
const emojiOffers = laterPart(() => import("../emoji/emoji-offers.tsx"));

const draftRoom = laterPart(() => import("./draft-room.tsx"));

/** UTF-16 units from which a draft may come near the limit: each takes at most three bytes. */
const MAY_BE_LONG = 2_000;
/** Emoji names are offered from two letters on. */
const NAMES_EMOJI = /(?<![^\s([{"']):[\w+-]{2}/;

interface ComposerProps {
  readonly draft: string;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly members: readonly Member[];
  readonly you: MemberId | undefined;
  readonly onDraft: (draft: string) => void;
  readonly onSay: (body: string) => void;
}

export function Composer({ draft, field, members, you, onDraft, onSay }: ComposerProps) {
  const touch = isTouch();
  const body = bodyOf(draft);
  const fault = faultInBody(body);
  const named = useLater(nameOffers, /[@＠﹫]/.test(draft));
  const emoji = useLater(emojiOffers, NAMES_EMOJI.test(draft));
  const room = useLater(draftRoom, body.length > MAY_BE_LONG || fault === "not-text");
  useLayoutEffect(() => {
    if (mayTakeFocus()) field.current?.focus();
  }, []);
  const say = (): void => {
    if (fault === undefined) onSay(body);
  };
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        say();
      }}
    >
      {named && <named.NameOffers field={field} draft={draft} members={members} you={you} />}
      {emoji && <emoji.EmojiOffers field={field} draft={draft} />}
      <div class="write">
        <EmojiButton field={field} />
        {/* A copy of the draft behind the field gives it its height, so no script has to measure. */}
        <div class="grow" data-draft={`${draft}\n`}>
          <textarea
            ref={field}
            rows={1}
            // In an empty field, "auto" would ignore the direction of the placeholder.
            dir={draft === "" ? undefined : "auto"}
            value={draft}
            placeholder={words.composer.placeholder}
            aria-label={words.composer.label}
            aria-describedby="composer-fault"
            enterkeyhint={touch ? "enter" : "send"}
            onInput={(event) => onDraft(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (!sends(event, touch)) return;
              event.preventDefault();
              say();
            }}
          />
        </div>
        <button
          class="send"
          aria-label={words.composer.send}
          disabled={fault !== undefined}
          // The field keeps the focus, and a phone its keyboard.
          onPointerDown={(event) => event.preventDefault()}
        >
          <Icon name="send" />
        </button>
      </div>
      <p class="composer-fault" id="composer-fault" role="status">
        {room && <room.DraftRoom body={body} isText={fault !== "not-text"} />}
      </p>
    </form>
  );
}
