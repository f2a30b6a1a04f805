/**
 * What somebody said, as nodes, so that nothing in it can be anything else. Plain text is drawn at once; what may be
 * formatted, or has an address in it, is plain text until what reads that is there.
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

/** What an address begins with. */
const ADDRESS = /:\/\/|mailto:/i;
/** A few emoji and nothing else are shown larger: they are the whole message. */
const ONLY_EMOJI = /^(?:\p{RGI_Emoji}\uFE0F?\s*){1,3}$/v;
/** UTF-16 units of the longest three emoji there are, and some: longer text need not be looked at. */
const LONGEST_EMOJI = 60;

export function Body({ text }: { text: string }) {
  const isEmoji = text.length <= LONGEST_EMOJI && ONLY_EMOJI.test(text);
  const formatted = useLater(formatting, !isEmoji && mayBeFormatted(text));
  const links = useLater(addresses, ADDRESS.test(text));
  const lines = withLineFeeds(text);
  // The same element again tells Preact that there is nothing to do, however often a group is drawn.
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
