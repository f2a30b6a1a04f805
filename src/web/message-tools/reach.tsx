/**
 * Which message a reader has reached, by mouse, finger or key. That message gets its label and its tools,
 * which load with the first message reached.
 */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { RoomState, RoomView } from "../../client/index.ts";
import { isTouch } from "../browser/touch.ts";
import { withoutSpoilers } from "../formatting/without-spoilers.ts";
import { useLater } from "../loading/use-later.ts";
import type { Stick } from "../log/scrolling/stick.ts";
import { bodyIn, type ShownMessage, isPending } from "../log/rows.ts";
import { type Extra, isSameMessage, type MessageRef, nodes } from "../messages/message-nodes.ts";
import { laterPart } from "../ui/later-part.ts";
import { more, times, words } from "../words/index.ts";
import { whenHeld } from "./long-press.ts";
import type { Pressed } from "./tool-bar.tsx";
import type { ToolId } from "./tools.ts";

const toolsKit = laterPart(() => import("./tools-kit.ts"));

interface Reached {
  readonly ref: MessageRef;
  readonly shows: "bar" | "sheet";
  /** The tool that asks for confirmation. */
  readonly asks?: ToolId | undefined;
  readonly pressed?: Pressed | undefined;
}

interface ReachProps {
  readonly room: RoomView;
  readonly state: Pick<RoomState, "timeline" | "outbox" | "name" | "role" | "you">;
  readonly stick: Stick;
}

export function Reach({ room, state, stick }: ReachProps) {
  const { scroller, keep } = stick;
  const [reached, setReached] = useState<Reached>();
  const [focused, setFocused] = useState<MessageRef>();
  const [isOnTools, setIsOnTools] = useState(false);
  const kit = useLater(toolsKit, reached !== undefined);
  const { you, role } = state;
  const reader = { you, role };
  const entry = reached && entryIn(state, reached.ref);
  const tools = entry === undefined ? undefined : kit?.toolsFor(entry, reader);
  const isAsked = tools?.some(({ id }) => id === reached?.asks) === true;
  // A question stays until it is answered.
  const isFixed = useRef(false);
  isFixed.current = isAsked;

  const node = reached && nodes.nodeOf(reached.ref);
  const change = (next: Omit<Reached, "ref">): void =>
    setReached((former) => former && { ref: former.ref, ...next });

  // A button about to be pressed does not move away.
  useLayoutEffect(() => {
    nodes.isHeld = isOnTools || isAsked;
    keep();
  }, [isOnTools, isAsked]);
  useLayoutEffect(() => {
    const extras: Extra[] = [];
    const told = focused && entryIn(state, focused);
    const exactly = told && times.exact(told.at);
    const isSame = isSameMessage(focused, reached?.ref);
    const label = told && `${inWords(told, state.name)} ${exactly}`;
    const time = exactly && (
      <span class="exactly" aria-hidden="true">
        {exactly}
      </span>
    );
    if (focused !== undefined && !isSame) extras.push({ ref: focused, label, inside: time });
    if (reached !== undefined) {
      const bar = reached.shows === "bar" && entry !== undefined && node !== undefined && kit && (
        <kit.ToolBar
          room={room}
          entry={entry}
          reader={reader}
          node={node}
          pressed={reached.pressed}
          asks={reached.asks}
          onAsk={(asks) => change({ shows: "bar", asks })}
          onMore={() => change({ shows: "sheet" })}
          onHover={setIsOnTools}
        />
      );
      const inside = (
        <>
          {isSame && time}
          {bar}
        </>
      );
      extras.push({ ref: reached.ref, label: isSame ? label : undefined, inside });
    }
    nodes.show(extras);
  });
  useLayoutEffect(
    () => () => {
      nodes.isHeld = false;
      nodes.show([]);
    },
    [],
  );

  useLayoutEffect(() => {
    const list = scroller.current;
    if (list === null) return;
    const undo = new AbortController();
    const { signal } = undo;
    const reach = (ref: MessageRef | undefined, how?: Partial<Reached>): void => {
      if (ref === undefined || isFixed.current) return;
      setReached((former) =>
        how === undefined && isSameMessage(former?.ref, ref)
          ? former
          : { ref, shows: "bar", ...how },
      );
    };
    // A list that moves under a resting pointer reaches nothing: only a moving pointer does.
    let [x, y] = [NaN, NaN];
    list.addEventListener(
      "pointermove",
      ({ target, pointerType, buttons, clientX, clientY }) => {
        const hasMoved = clientX !== x || clientY !== y;
        [x, y] = [clientX, clientY];
        // Dragging selects text.
        if (pointerType === "mouse" && buttons === 0 && hasMoved) reach(nodes.refAt(target));
      },
      { signal, passive: true },
    );
    list.addEventListener(
      "pointerleave",
      ({ pointerType }) => {
        if (pointerType !== "mouse" || isFixed.current) return;
        if (!list.contains(document.activeElement))
          setReached((former) => (former?.shows === "bar" ? undefined : former));
      },
      { signal },
    );
    let isByKey = true;
    const notice = ({ type }: Event): void => void (isByKey = type === "keydown");
    for (const kind of ["keydown", "pointerdown"])
      document.addEventListener(kind, notice, { signal, capture: true });
    const focus = (target: EventTarget | null): void => {
      const ref = nodes.refAt(target);
      const isMessage = target instanceof Element && target.matches(".message");
      setFocused(isMessage ? ref : undefined);
      // Pressing on text with a pointer gives it the focus, too, but does not reach it.
      if (!isMessage || (isByKey && target.matches(":focus-visible"))) reach(ref);
    };
    // A message may have been reached while this was still loading.
    if (!isTouch()) reach(nodes.refAt(list.querySelector(".message:hover")));
    focus(document.activeElement);
    list.addEventListener("focusin", ({ target }) => focus(target), { signal });
    list.addEventListener(
      "focusout",
      () => {
        setFocused(undefined);
        // A key that was pressed while the tools were loading is not acted on once the reader has gone elsewhere.
        setReached((former) => former && { ...former, pressed: undefined });
      },
      { signal },
    );
    list.addEventListener(
      "keydown",
      ({ key, target, ctrlKey, metaKey, altKey }) => {
        const isMessage = target instanceof Element && target.matches(".message");
        if (!isMessage || ctrlKey || metaKey || altKey) return;
        reach(nodes.refAt(target), { pressed: { key } });
      },
      { signal },
    );
    const letGo = whenHeld(list, (target) => reach(nodes.refAt(target), { shows: "sheet" }));
    return () => {
      undo.abort();
      letGo();
    };
  }, [scroller]);

  if (reached?.shows !== "sheet" || entry === undefined || kit === undefined) return null;
  return (
    <kit.ToolSheet
      room={room}
      entry={entry}
      reader={reader}
      name={nameOf(entry, state.name)}
      onClose={() => {
        setReached(undefined);
        nodes.nodeOf(reached.ref)?.focus({ preventScroll: true });
      }}
    />
  );
}

function entryIn(
  { timeline, outbox, you = "" }: ReachProps["state"],
  { by, id }: MessageRef,
): ShownMessage | undefined {
  const stored = timeline.messages.findLast((it) => it.id === id && it.by === by);
  return stored ?? (by === you ? outbox.find((it) => it.id === id) : undefined);
}

function nameOf(entry: ShownMessage, own: string): string {
  return isPending(entry) ? own : entry.name;
}

function inWords(entry: ShownMessage, own: string): string {
  const body = bodyIn(entry);
  const text = body === undefined ? words.message.erased : withoutSpoilers(body);
  return more.said(nameOf(entry, own), text);
}
