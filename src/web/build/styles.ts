/**
 * Builds the style sheets. Each part of the page has its styles beside its components, and this file has
 * their order. Of two rules with the same specificity the later one wins, so a new file goes where its rules
 * may override those above.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

export const SHEETS: Readonly<Record<string, readonly string[]>> = {
  /** What every page waits for. */
  "styles.css": [
    "src/web/ui/base.css",
    "src/web/ui/controls/controls.css",
    "src/web/start/start.css",
    "src/web/app/problem-page.css",
    "src/web/app/reload-offer.css",
    "src/web/room/room-page.css",
    "src/web/people/people.css",
    "src/web/invite/invite.css",
    "src/web/sharing/sharing.css",
    "src/web/room/narrow.css",
    "src/web/log/message-log.css",
    "src/web/messages/group.css",
    "src/web/formatting/formatted.css",
    "src/web/messages/delivery.css",
    "src/web/log/pills.css",
    "src/web/invite/empty-room.css",
    "src/web/room/foot.css",
    "src/web/emoji/emoji-picker.css",
    "src/web/composer/composer.css",
    "src/web/door/door.css",
    "src/web/ui/sheet.css",
    "src/web/offers/offers.css",
    "src/web/invite/qr-code.css",
    "src/web/message-tools/message-tools.css",
    "src/web/log/new-line.css",
    "src/web/composer/typing-notice.css",
    "src/web/room/help.css",
    "src/web/ui/motion.css",
    "src/web/settings/look.css",
    "src/web/room-list/room-list.css",
  ],
  /** Loads with the first part that shows settings: see ui/later-part.ts. */
  "settings.css": [
    "src/web/ui/controls/settings-form.css",
    "src/web/owning/decided.css",
    "src/web/room-settings/room-sheet.css",
    "src/web/ui/controls/settings-controls.css",
    "src/web/owning/member-tools.css",
  ],
  /** The documentation that the Worker serves. */
  "docs.css": ["src/worker/http/docs/docs.css"],
};

export async function buildStyles(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, files] of Object.entries(SHEETS)) {
    const styles = await Promise.all(files.map((file) => readFile(file, "utf8")));
    await writeFile(join(folder, name), minified(styles.join("\n")));
  }
}

const COMMENT = /("(?:[^"\\]|\\.)*")|\/\*[^]*?\*\//g;
/** A string; spaces around a character that separates rules, values or declarations; and other spaces. */
const SPACES = /("(?:[^"\\]|\\.)*")|\s*([{};,])\s*|(:)\s+|\s+/g;

/** `css` without comments, and with no more spaces than it needs. Strings stay as they are. */
export function minified(css: string): string {
  return css
    .replaceAll(COMMENT, (_, text?: string) => text ?? " ")
    .replaceAll(
      SPACES,
      (_, text?: string, mark?: string, colon?: string) => text ?? mark ?? colon ?? " ",
    )
    .replaceAll(";}", "}")
    .trim();
}
