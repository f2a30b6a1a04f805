/**
 * Reloads the page, where that may help.
 */
import { useOnline } from "../browser/use-online.ts";
import { more } from "../words/index.ts";

interface ReloadProps {
  readonly kind: "button" | "quiet";
  readonly onReload?: () => void;
}

export function Reload({ kind, onReload = reload }: ReloadProps) {
  // Without a network, a reload would bring nothing.
  if (!useOnline()) return null;
  return (
    <button type="button" class={kind} onClick={onReload}>
      {more.reload}
    </button>
  );
}

function reload(): void {
  location.reload();
}
