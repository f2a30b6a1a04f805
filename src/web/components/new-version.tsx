/**
 * A calm word above the page: there is a newer one, for when it suits.
 */
import { words } from "../words/index.ts";

export function NewVersion({ onReload }: { onReload: () => void }) {
  return (
    <div class="new-version" role="status">
      <p>{words.newVersion}</p>
      <button type="button" class="quiet" onClick={onReload}>
        {words.closed.reload}
      </button>
    </div>
  );
}
