/**
 * Which messages somebody wants to be called for.
 */
import type { Message } from "../../client/index.ts";
import type { MemberId } from "../../protocol/ids.ts";
import type { Level } from "../device/levels.ts";

interface Self {
  readonly you: MemberId | undefined;
  readonly name: string;
}

export function notifies(
  level: Level,
  { by, body }: Pick<Message, "by" | "body">,
  { you, name }: Self,
): boolean {
  if (by === you) return false;
  switch (level) {
    case "none":
      return false;
    case "mentions":
      return mentions(body, name);
    case "all":
      return true;
  }
}

/** Whether `body` calls `name` with an @, as a word of its own. */
export function mentions(body: string, name: string): boolean {
  if (!body.includes("@")) return false;
  const word = String.raw`[\p{L}\p{M}\p{N}_]`;
  const called = name.normalize("NFKC").replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
  return new RegExp(`(?<!${word})@${called}(?!${word})`, "iu").test(body.normalize("NFKC"));
}
