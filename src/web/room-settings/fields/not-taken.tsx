/**
 * Says that a setting was not taken.
 */
import { more } from "../../words/index.ts";

export function NotTaken({ of }: { of: string | undefined }) {
  return (
    <p class="warning hint" role="status">
      {of !== undefined && more.room.failed}
    </p>
  );
}
