/**
 * What somebody said: plain text as nodes, so that nothing in it can be anything else.
 */
import { useMemo } from "preact/hooks";
import { linkify } from "../view/linkify.ts";

/** A few emoji and nothing else are shown larger: they are the whole message. */
const ONLY_EMOJI = /^(?:\p{RGI_Emoji}\s*){1,3}$/v;
/** UTF-16 units of the longest three emoji there are, and some: longer text need not be looked at. */
const LONGEST_EMOJI = 60;

export function Body({ text }: { text: string }) {
  // The same element again tells Preact that there is nothing to do, however often a group is drawn.
  return useMemo(() => {
    const isEmoji = text.length <= LONGEST_EMOJI && ONLY_EMOJI.test(text);
    return (
      <p class={isEmoji ? "body emoji" : "body"} dir="auto">
        {linkify(text).map((part, place) => {
          switch (part.kind) {
            case "text":
              return part.text;
            case "link":
              return (
                <a
                  key={place}
                  href={part.href}
                  target="_blank"
                  rel="noopener noreferrer nofollow"
                  dir="ltr"
                >
                  {part.text}
                </a>
              );
          }
        })}
      </p>
    );
  }, [text]);
}
