/**
 * Applies the user's appearance settings to the document. The styles and index.html define what each choice
 * means.
 */

/** @param theme and density: as in device/device-settings.ts */
export function dress({ theme, density }: { theme: string; density: string }): void {
  const root = document.documentElement;
  root.dataset["theme"] = theme;
  root.dataset["density"] = density;
  // The browser's own interface takes the first colour whose condition holds.
  for (const colour of document.querySelectorAll<HTMLMetaElement>("meta[name=theme-color]")) {
    const its = colour.dataset["theme"];
    const asked = theme === its ? "all" : "not all";
    colour.media = theme === "system" ? `(prefers-color-scheme: ${its})` : asked;
  }
}
