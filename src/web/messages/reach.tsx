/**
 * Which message somebody has reached, by mouse, touch or keyboard, and may delete: only then the means to do so are
 * fetched.
 */
import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { RoomView, RoomState } from "../../client/index.ts";
import type { Seq } from "../../protocol/ids.ts";
import { useLater } from "../loading/use-later.ts";
import { laterPart } from "../ui/later-part.ts";
import type { Reached } from "./reached.ts";

/** Deletes a message. */
const messageTools = laterPart(() => import("./message-tools.tsx"));

interface ReachProps {
  readonly room: RoomView;
  readonly state: Pick<RoomState, "timeline" | "role" | "you">;
  readonly scroller: RefObject<HTMLElement | null>;
}

export function Reach({ room, state, scroller }: ReachProps) {
  const [reached, setReached] = useState<Reached>();
  const latest = useRef({ state, reached });
  latest.current = { state, reached };
  // Looked up anew each time: what is still on its way can be deleted once it has come.
  const seq = seqOf(reached?.element);
  const tools = useLater(messageTools, mayErase(state, seq));

  useEffect(() => {
    const list = scroller.current;
    if (list === null) return;
    const undo = new AbortController();
    const { signal } = undo;
    const reach = (target: EventTarget | null, isAsking = false): boolean => {
      const element = target instanceof Element ? target.closest<HTMLElement>(".message") : null;
      const { state: now, reached: former } = latest.current;
      if (element === null || (isAsking && !mayErase(now, seqOf(element)))) return false;
      if (former?.isAsking === true) {
        // What is being asked stays until it is answered.
        if (former.element === element || mayErase(now, seqOf(former.element))) return false;
      }
      if (former?.element !== element || isAsking) setReached({ element, isAsking });
      return true;
    };
    list.addEventListener(
      "pointerover",
      ({ target, pointerType }) => {
        if (pointerType === "mouse") reach(target);
      },
      { signal },
    );
    list.addEventListener("click", ({ target }) => reach(target), { signal });
    list.addEventListener("focusin", ({ target }) => reach(target), { signal });
    list.addEventListener(
      "keydown",
      (event) => {
        const { key, target } = event;
        const isMessage = target instanceof Element && target.matches(".message");
        if (isMessage && ERASES.has(key) && reach(target, true)) event.preventDefault();
      },
      { signal },
    );
    return () => undo.abort();
  }, [scroller]);

  if (reached === undefined || tools === undefined) return null;
  return (
    <tools.MessageTools
      room={room}
      reached={reached}
      seq={seq}
      onAsk={(isAsking) => setReached({ ...reached, isAsking })}
    />
  );
}

/** A Mac has but the second. */
const ERASES: ReadonlySet<string> = new Set(["Delete", "Backspace"]);

function seqOf(element: HTMLElement | undefined): Seq {
  return element?.isConnected === true ? Number(element.dataset["seq"]) : NaN;
}

function mayErase({ timeline, role, you }: ReachProps["state"], seq: Seq): boolean {
  const message = timeline.messages.findLast((it) => it.seq === seq);
  if (message === undefined || message.is === "erased") return false;
  return message.by === you || role === "owner" || role === "moderator";
}
