/**
 * Says that a change of a setting was refused.
 */
import { more } from "../../words/index.ts";
import { Warning } from "../../ui/warning.tsx";

export function NotTaken({ of }: { of: string | undefined }) {
  return <Warning>{of !== undefined && more.room.failed}</Warning>;
}
