/**
 * Reloads the page, where that may help.
 */
import { useOnline } from "../browser/use-online.ts";
import { words } from "../words/index.ts";

interface ReloadProps {
  readonly kind: "button" | "quiet";
  readonly onReload?: () => void;
}

export function Reload({ kind, onReload = reload }: ReloadProps) {
  // Without a network, a reload would bring nothing.
  if (!useOnline()) return null;
  return (
    <button type="button" class={kind} onClick={onReload}>
      {words.reload}
    </button>
  );
}

function reload(): void {
  location.reload();
}
