/**
 * Runs before anything is drawn, as a script of its own that the document waits for: nobody who chose the dark is
 * dazzled while the page loads. It reads what device/settings.ts keeps by itself, to be as small as can be.
 */
import { dress } from "./theme.ts";

dress({ theme: kept("theme") ?? "system", density: kept("density") ?? "comfortable" });

function kept(key: string): string | null {
  try {
    return localStorage.getItem(`alcove.${key}`);
  } catch {
    return null;
  }
}
