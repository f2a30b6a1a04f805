/**
 * Deletes a message: a button in the message that is reached, and a question before it is done.
 */
import { render } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { RoomView } from "../../client/index.ts";
import type { Seq } from "../../protocol/ids.ts";
import { useActs } from "../owning/use-acts.ts";
import { more } from "../words/index.ts";
import type { Reached } from "./reached.ts";
import { LaterIcon } from "../ui/later-icon.tsx";

interface MessageToolsProps {
  readonly room: RoomView;
  readonly reached: Reached;
  readonly seq: Seq;
  readonly onAsk: (isAsking: boolean) => void;
}

/** It is put into the message as it stands there, so that Tab leads from the message to it. */
export function MessageTools({
  room,
  reached: { element, isAsking },
  seq,
  onAsk,
}: MessageToolsProps) {
  const [holder] = useState(() => document.createElement("div"));
  useEffect(() => {
    element.append(holder);
    return () => holder.remove();
  }, [element, holder]);
  useEffect(() => {
    holder.className = isAsking ? "message-tools asking" : "message-tools";
    render(
      isAsking ? (
        <Asking
          room={room}
          seq={seq}
          onEnd={() => {
            element.focus();
            onAsk(false);
          }}
        />
      ) : (
        <button
          type="button"
          class="icon-button"
          aria-label={more.erasing.open}
          title={more.erasing.open}
          onClick={() => onAsk(true)}
        >
          <LaterIcon name="bin" />
        </button>
      ),
      holder,
    );
  });
  useEffect(() => () => render(null, holder), [holder]);
  return null;
}

interface AskingProps {
  readonly room: RoomView;
  readonly seq: Seq;
  readonly onEnd: () => void;
}

function Asking({ room, seq, onEnd }: AskingProps) {
  const its = more.erasing;
  const { ask, refusal } = useActs(room);
  const yes = useRef<HTMLButtonElement>(null);
  useEffect(() => yes.current?.focus(), []);
  const erase = async (): Promise<void> => {
    const { isDone } = await ask({ act: "erase", seq });
    if (isDone) onEnd();
  };
  return (
    <div
      role="group"
      aria-label={its.ask}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        event.stopPropagation();
        onEnd();
      }}
    >
      <span role="status">{refusal === undefined ? its.ask : its.failed}</span>
      <button type="button" class="quiet" onClick={onEnd}>
        {its.no}
      </button>
      <button ref={yes} type="button" class="quiet danger" onClick={() => void erase()}>
        {its.yes}
      </button>
    </div>
  );
}
