/**
 * What somebody said, as nodes, so that nothing in it can be anything else. Plain text is drawn at once; what may be
 * formatted is plain text until its parser is there.
 */
import { useMemo } from "preact/hooks";
import { useLater } from "../hooks/use-later.ts";
import { formatting } from "../parts.ts";
import { linkify } from "../view/linkify.ts";
import { isClear, mayBeFormatted } from "../view/formatting/may-be-formatted.ts";
import { words } from "../words/index.ts";
import { Anchor } from "./formatting/anchor.tsx";

/** A few emoji and nothing else are shown larger: they are the whole message. */
const ONLY_EMOJI = /^(?:\p{RGI_Emoji}\uFE0F?\s*){1,3}$/v;
/** UTF-16 units of the longest three emoji there are, and some: longer text need not be looked at. */
const LONGEST_EMOJI = 60;

export function Body({ text }: { text: string }) {
  const isEmoji = text.length <= LONGEST_EMOJI && ONLY_EMOJI.test(text);
  const formatted = useLater(formatting, !isEmoji && mayBeFormatted(text));
  // The same element again tells Preact that there is nothing to do, however often a group is drawn.
  return useMemo(
    () =>
      formatted?.format(text) ?? (
        <p class={isEmoji ? "body emoji" : "body"} dir={isEmoji ? undefined : "auto"}>
          {linkify(text).map((part, place) =>
            part.kind === "text" || !isClear(part.text) ? (
              part.text
            ) : (
              <Anchor key={place} href={part.href} text={part.text} />
            ),
          )}
        </p>
      ),
    [text, isEmoji, formatted, words],
  );
}
