/**
 * A part of the page that loads later: its code, the words that only later parts say, and its styles. Each part's handle
 * stands beside the part, or in the one file that shows it.
 */
import { Later } from "../loading/later.ts";
import { loadMore } from "../words/index.ts";

export function laterPart<T>(open: () => Promise<T>): Later<T> {
  return new Later(async () => {
    const part = open();
    // A failure is reported once the words have loaded: whatever asks again must not be drawn without them.
    part.catch(() => {});
    await loadMore();
    return part;
  });
}

/** A part that looks as settings.css has it: see build/styles.ts. */
export function laterSettingPart<T>(open: () => Promise<T>): Later<T> {
  const styles = async (): Promise<void> =>
    (await import("../loading/setting-styles.ts")).loadSettingStyles();
  return laterPart(async () => (await Promise.all([open(), styles()]))[0]);
}
