/**
 * How many characters are left near the limit of a message, or why it cannot be sent.
 */
import { more } from "../words/index.ts";
import { charactersLeft } from "./characters-left.ts";

interface DraftRoomProps {
  readonly body: string;
  readonly isText: boolean;
}

export function DraftRoom({ body, isText }: DraftRoomProps) {
  const left = charactersLeft(body);
  if (left !== undefined && left < 0)
    return <span class="warning">{more.composer.over(-left)}</span>;
  if (!isText) return <span class="warning">{more.composer.notText}</span>;
  return left === undefined ? null : <>{more.composer.left(left)}</>;
}
