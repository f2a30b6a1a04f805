/**
 * What a reader can do with a message, a row each: a new capability adds its row here and its words in `messageTools`.
 */
import type { MemberId } from "../../protocol/ids.ts";
import { may } from "../../protocol/rights/may.ts";
import type { Role } from "../../protocol/rights/roles.ts";
import { act } from "../../client/core/act.ts";
import type { RoomView } from "../../client/index.ts";
import { RefusedError } from "../../client/core/refused-error.ts";
import { bodyIn, type ShownMessage, isPending } from "../log/rows.ts";
import type { LaterIconName } from "../ui/later-icon.tsx";
import type { MoreWords } from "../words/catalogue.ts";

export type ToolId = keyof MoreWords["messageTools"]["each"];

/** The words of a tool, as far as it needs them. */
export interface ToolWords {
  readonly label: string;
  readonly done?: string;
  readonly failed: string;
  readonly ask?: string;
  readonly yes?: string;
}

export interface ToolUser {
  readonly you: MemberId | undefined;
  /** Absent in a room that nobody owns. */
  readonly role: Role | undefined;
}

export interface MessageTool {
  readonly id: ToolId;
  readonly icon: LaterIconName;
  /** Keys that use it on the message that has the focus; the first is the one that the help names. */
  readonly keys: readonly string[];
  /** Whether it takes something away: it is coloured so. */
  readonly isDanger?: true;
  /** Whether it is asked about first; its words have the question. */
  readonly asks?: true;
  isFor(entry: ShownMessage, reader: ToolUser): boolean;
  /** Whether it was done. */
  does(entry: ShownMessage, room: RoomView): Promise<boolean>;
}

/** In the order in which they are shown; what takes something away comes last. */
export const MESSAGE_TOOLS: readonly MessageTool[] = [
  {
    id: "copy",
    icon: "copy",
    keys: ["c"],
    isFor: (entry) => bodyIn(entry) !== undefined,
    does: (entry) => settles(navigator.clipboard.writeText(bodyIn(entry) ?? "")),
  },
  {
    id: "erase",
    icon: "bin",
    // A Mac has but the second.
    keys: ["Delete", "Backspace"],
    isDanger: true,
    asks: true,
    isFor: (entry, { you, role }) =>
      !isPending(entry) &&
      entry.is !== "erased" &&
      may(role, entry.by === you ? "erase-own" : "erase"),
    does: async (entry, room) =>
      !isPending(entry) && settles(act(room, { act: "erase", seq: entry.seq })),
  },
];

export function toolsFor(entry: ShownMessage, reader: ToolUser): MessageTool[] {
  return MESSAGE_TOOLS.filter((tool) => tool.isFor(entry, reader));
}

/** The tools that stand in a bar with room for so many `places`; the others stand behind a button for more. */
export function inBar(tools: readonly MessageTool[], places: number): readonly MessageTool[] {
  return tools.length <= places ? tools : tools.slice(0, Math.max(0, places - 1));
}

/** What to say of a tool that was used. */
export function outcomeOf(isDone: boolean, { done = "", failed }: ToolWords): string {
  return isDone ? done : failed;
}

/** A room refuses, and so does a browser that has no clipboard, or may not write to it. */
async function settles(doing: Promise<unknown>): Promise<boolean> {
  try {
    await doing;
    return true;
  } catch (error) {
    if (error instanceof RefusedError || error instanceof DOMException) return false;
    throw error;
  }
}
