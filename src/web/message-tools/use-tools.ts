/**
 * Uses the tools of one message, and shows the result for a moment.
 */
import { useEffect, useState } from "preact/hooks";
import type { RoomView } from "../../client/index.ts";
import type { ShownMessage } from "../log/rows.ts";
import type { MessageTool, ToolId } from "./tools.ts";

export interface Used {
  readonly id: ToolId;
  readonly isDone: boolean;
}

/** Milliseconds: long enough to notice and read two words. */
const SHOWN_FOR = 2_500;

export function useTools(
  room: RoomView,
  entry: ShownMessage,
): { readonly used: Used | undefined; readonly use: (tool: MessageTool) => Promise<boolean> } {
  const [used, setUsed] = useState<Used>();
  useEffect(() => {
    if (used === undefined) return;
    const timer = setTimeout(() => setUsed(undefined), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [used]);
  const use = async (tool: MessageTool): Promise<boolean> => {
    const isDone = await tool.does(entry, room);
    setUsed({ id: tool.id, isDone });
    return isDone;
  };
  return { used, use };
}
