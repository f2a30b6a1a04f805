/**
 * What the clipboard gets when messages are copied. It excludes what the page shows in addition: times that
 * appear only under a pointer, and texts for a screen reader.
 */
import { useLayoutEffect, useRef } from "preact/hooks";
import type { RoomState } from "../../client/index.ts";
import { type CopiedMessage, type CopiedGroup, groupsOf, textOfGroups } from "./copied.ts";
import { bodyIn, type ShownMessage, isPending } from "../log/rows.ts";
import { type MessageRef, nodes } from "./message-nodes.ts";
import { momentOf } from "../words/spans.ts";
import { locale } from "../words/index.ts";

type CopyingState = Pick<RoomState, "name" | "you" | "outbox" | "timeline">;

export function Copying({ state }: { state: CopyingState }): null {
  const latest = useRef(state);
  latest.current = state;
  useLayoutEffect(() => {
    const copy = (event: ClipboardEvent): void => {
      const selection = getSelection();
      if (event.clipboardData === null || selection === null || selection.rangeCount === 0) return;
      const said = saidIn(selection.getRangeAt(0), latest.current);
      if (said.length === 0) return;
      const groups = groupsOf(said, (at) => momentOf(at, locale));
      event.clipboardData.setData("text/plain", textOfGroups(groups));
      event.clipboardData.setData("text/html", htmlOf(groups));
      event.preventDefault();
    };
    document.addEventListener("copy", copy);
    return () => document.removeEventListener("copy", copy);
  }, []);
  return null;
}

/** The selected messages; none if only a part of one is selected, which is copied as it is. */
function saidIn(range: Range, { name, you = "", outbox, timeline }: CopyingState): CopiedMessage[] {
  const { commonAncestorContainer: common } = range;
  const holder = common instanceof Element ? common : common.parentElement;
  if (holder === null || holder.closest(".body, .side, .foot") !== null) return [];
  const byId = Map.groupBy([...timeline.messages, ...outbox], ({ id }) => id);
  const entryOf = ({ by, id }: MessageRef): ShownMessage | undefined =>
    byId.get(id)?.find((it) => (isPending(it) ? you : it.by) === by);
  return [...document.querySelectorAll<HTMLElement>(".log .message")].flatMap((element) => {
    const ref = nodes.refAt(element);
    const entry = ref && entryOf(ref);
    const body = element.querySelector(".body");
    if (entry === undefined || body === null || !range.intersectsNode(body)) return [];
    const whole = document.createRange();
    whole.selectNodeContents(body);
    const part = within(range, whole);
    if (part.trim() === "") return [];
    const isWhole = part === whole.toString();
    const author = isPending(entry) ? name : entry.name;
    return [{ name: author, at: entry.at, text: (isWhole && bodyIn(entry)) || part }];
  });
}

function within(range: Range, whole: Range): string {
  const part = whole.cloneRange();
  if (range.compareBoundaryPoints(Range.START_TO_START, whole) > 0)
    part.setStart(range.startContainer, range.startOffset);
  if (range.compareBoundaryPoints(Range.END_TO_END, whole) < 0)
    part.setEnd(range.endContainer, range.endOffset);
  return part.toString();
}

/** Serialized by the browser from nodes, so no text becomes markup. */
function htmlOf(groups: readonly CopiedGroup[]): string {
  const pieces = groups.map(({ name, when, texts }) => {
    const piece = document.createElement("p");
    const author = document.createElement("b");
    author.textContent = name;
    piece.append(author, `, ${when}`);
    for (const line of texts.flatMap((text) => text.split("\n"))) {
      piece.append(document.createElement("br"), line);
    }
    return new XMLSerializer().serializeToString(piece);
  });
  return pieces.join("");
}
