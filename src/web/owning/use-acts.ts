/**
 * Performs actions on a room or its members, and reports refusals.
 */
import { useRef, useState } from "preact/hooks";
import { act } from "../../client/core/act.ts";
import type { Action, Json, RoomView } from "../../client/index.ts";
import { RefusedError } from "../../client/core/refused-error.ts";
import { more } from "../words/index.ts";

export type ActOutcome =
  | { readonly isDone: true; readonly result: Json | undefined }
  | { readonly isDone: false };

export interface Acts {
  /** Why the last action was refused: a code of docs/protocol.md. */
  readonly refusal: string | undefined;
  /** Pressing twice sends one action. */
  readonly ask: (action: Action) => Promise<ActOutcome>;
}

export function useActs(room: RoomView): Acts {
  // A button that waits for an answer keeps the focus, so it is not disabled meanwhile.
  const underWay = useRef(new Set<Action["act"]>());
  const [refusal, setRefusal] = useState<string>();
  const ask = async (action: Action): Promise<ActOutcome> => {
    if (underWay.current.has(action.act)) return { isDone: false };
    underWay.current.add(action.act);
    setRefusal(undefined);
    try {
      return { isDone: true, result: await act(room, action) };
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      setRefusal(error.code);
      return { isDone: false };
    } finally {
      underWay.current.delete(action.act);
    }
  };
  return { refusal, ask };
}

/** The refusal as text; nothing without one. */
export function whyNot(refusal: string | undefined): string | undefined {
  switch (refusal) {
    case undefined:
      return undefined;
    case "closed":
      return more.room.away;
    case "register-full":
      return more.room.full;
    case "not-there":
      return more.member.gone;
    default:
      return more.room.failed;
  }
}
