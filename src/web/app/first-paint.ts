/**
 * Runs before anything is drawn, as a separate script that the document waits for, so that a user of the dark
 * theme sees no bright flash while the page loads. It reads the settings of device/device-settings.ts on its
 * own, to stay as small as possible.
 */
import { dress } from "./theme.ts";

dress({ theme: kept("theme") ?? "system", density: kept("density") ?? "comfortable" });
if (kept("name") === null && kept("guest") === null)
  for (const path of ALCOVE_GUEST) fetchBeside(path);
if (location.pathname === "/") for (const path of ALCOVE_START) fetchBeside(path);

function kept(key: string): string | null {
  try {
    return localStorage.getItem(`alcove.${key}`);
  } catch {
    return null;
  }
}

/** Fetches a module while main.js is still on its way. main.js imports it as soon as it runs. */
function fetchBeside(path: string): void {
  const link = document.createElement("link");
  link.rel = "modulepreload";
  link.href = path;
  document.head.append(link);
}
