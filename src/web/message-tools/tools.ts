/**
 * What a reader can do with a message, one row per tool. A new tool adds its row here and its texts in
 * `messageTools`.
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

export interface ToolWords {
  readonly label: string;
  readonly done?: string;
  readonly failed: string;
  readonly ask?: string;
  readonly yes?: string;
}

export interface ToolUser {
  readonly you: MemberId | undefined;
  /** Absent in a room without an owner. */
  readonly role: Role | undefined;
}

export interface MessageTool {
  readonly id: ToolId;
  readonly icon: LaterIconName;
  /** Keys that use it on the focused message. The help names the first. */
  readonly keys: readonly string[];
  /** Whether it removes something, which its colour shows. */
  readonly isDanger?: true;
  /** Whether it asks for confirmation; the question is among its texts. */
  readonly asks?: true;
  isFor(entry: ShownMessage, reader: ToolUser): boolean;
  /** Resolves with whether it was done. */
  does(entry: ShownMessage, room: RoomView): Promise<boolean>;
}

/** In the order in which they are shown. Tools that remove something come last. */
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
    // A Mac has only the second.
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

/** The tools in a toolbar with room for so many `places`. The others are behind a button. */
export function inBar(tools: readonly MessageTool[], places: number): readonly MessageTool[] {
  return tools.length <= places ? tools : tools.slice(0, Math.max(0, places - 1));
}

/** The text shown after a tool was used. */
export function outcomeOf(isDone: boolean, { done = "", failed }: ToolWords): string {
  return isDone ? done : failed;
}

/** A room may refuse, and a browser may have no clipboard or no permission to write to it. */
async function settles(doing: Promise<unknown>): Promise<boolean> {
  try {
    await doing;
    return true;
  } catch (error) {
    if (error instanceof RefusedError || error instanceof DOMException) return false;
    throw error;
  }
}
