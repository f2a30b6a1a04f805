/**
 * Copies a text, and shows the result for a moment.
 */
import { useEffect, useState } from "preact/hooks";

export type CopyState = "idle" | "copied" | "failed";

/** Milliseconds: long enough to notice and read one word. */
const SHOWN_FOR = 2_500;

export function useCopy(text: string): {
  readonly state: CopyState;
  readonly copy: () => Promise<CopyState>;
} {
  const [state, setState] = useState<CopyState>("idle");
  useEffect(() => {
    if (state === "idle") return;
    const timer = setTimeout(() => setState("idle"), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = async (): Promise<CopyState> => {
    const result = await write(text);
    setState(result);
    return result;
  };
  return { state, copy };
}

/** Browsers refuse without a permission, and pages without https have no clipboard at all. */
async function write(text: string): Promise<"copied" | "failed"> {
  try {
    await navigator.clipboard.writeText(text);
    return "copied";
  } catch {
    return "failed";
  }
}
