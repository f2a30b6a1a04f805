/**
 * The body of a message, as nodes, so that no text in it can become markup. Plain text is drawn at once. Text
 * with possible formatting or addresses is plain text until its parser has loaded.
 */
import { useMemo } from "preact/hooks";
import { withLineFeeds } from "../../protocol/text.ts";
import { useLater } from "../loading/use-later.ts";
import { Later } from "../loading/later.ts";
import { formatting } from "../formatting/later-formatting.ts";
import { mayBeFormatted } from "../formatting/may-be-formatted.ts";
import { words } from "../words/index.ts";

/** Draws the addresses in a message as links. */
const addresses = new Later(() => import("../formatting/linked.tsx"));

/** How an address begins. */
const ADDRESS = /:\/\/|mailto:/i;
/** A message of a few emoji and nothing else is shown larger. */
const ONLY_EMOJI = /^(?:\p{RGI_Emoji}\uFE0F?\s*){1,3}$/v;
/** UTF-16 units: more than the longest three emoji, so longer text need not be examined. */
const LONGEST_EMOJI = 60;

export function Body({ text }: { text: string }) {
  const isEmoji = text.length <= LONGEST_EMOJI && ONLY_EMOJI.test(text);
  const formatted = useLater(formatting, !isEmoji && mayBeFormatted(text));
  const links = useLater(addresses, ADDRESS.test(text));
  const lines = withLineFeeds(text);
  // The same element tells Preact that nothing has changed, however often a group is drawn.
  return useMemo(
    () =>
      formatted?.format(text) ?? (
        <p class={isEmoji ? "body emoji" : "body"} dir={isEmoji ? undefined : "auto"}>
          {links?.linked(lines) ?? lines}
        </p>
      ),
    [text, isEmoji, formatted, links, words],
  );
}
