/**
 * A part of the page that loads later: its code, the texts of later parts, and its styles. Each part's handle
 * stands beside the part, or in the one file that shows it.
 */
import { Later } from "../loading/later.ts";
import { loadMore } from "../words/index.ts";

const settingStyles = new Later(() => import("../loading/setting-styles.ts"));

/** @param open imports the part, and nothing else that can fail */
export function laterPart<T>(open: () => Promise<T>): Later<T> {
  return new Later(open, loadMore);
}

/** A part that needs settings.css: see build/styles.ts. */
export function laterSettingPart<T>(open: () => Promise<T>): Later<T> {
  return new Later(open, () => Promise.all([loadMore(), loadStyles()]));
}

async function loadStyles(): Promise<void> {
  await settingStyles.load();
  if (settingStyles.value === undefined) throw new Error("No styles");
  await settingStyles.value.loadSettingStyles();
}
