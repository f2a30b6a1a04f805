/**
 * Offers emoji while a name is typed after a colon. A complete name is replaced at once.
 */
import type { RefObject } from "preact";
import { recentEmoji, rememberEmoji } from "./recent-emoji.ts";
import { device } from "../device/device-store.ts";
import type { Emoji } from "./emojis.ts";
import { emojiBegunIn, emojiEndedIn } from "./emoji-naming.ts";
import { more, words } from "../words/index.ts";
import { Offers } from "../offers/offers.tsx";
import { allEmoji } from "./all-emoji.ts";

interface EmojiOffersProps {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly draft: string;
}

export function EmojiOffers({ field, draft }: EmojiOffersProps) {
  return (
    <Offers
      field={field}
      draft={draft}
      begunIn={emojiBegunIn}
      endedIn={ended}
      find={find}
      textOf={({ char }) => char}
      keyOf={({ char }) => char}
      Option={EmojiOption}
      onTake={({ char }) => rememberEmoji(device, char)}
      label={words.emoji.open}
      said={more.emoji.offered}
    />
  );
}

function ended(draft: string, caret: number) {
  const naming = emojiEndedIn(draft, caret);
  const emoji = naming && allEmoji.named(naming.name);
  if (naming === undefined || emoji === undefined) return undefined;
  rememberEmoji(device, emoji.char);
  return { ...naming, text: emoji.char };
}

function find(name: string): readonly Emoji[] {
  return allEmoji.search(name, recentEmoji(device), "names");
}

function EmojiOption({ choice: { char, names } }: { choice: Emoji }) {
  return (
    <>
      <span class="offered-emoji">{char}</span>
      {`:${names[0] ?? ""}:`}
    </>
  );
}
