/**
 * The language that was chosen on this device.
 */
import { type LanguageChoice, languages } from "../words/languages.ts";
import type { Store } from "./device-store.ts";

export function languageOf(store: Store): LanguageChoice {
  const kept = store.read("language");
  return languages.find(({ tag }) => tag === kept)?.tag ?? "system";
}

export function chooseLanguage(store: Store, choice: LanguageChoice): void {
  if (choice === "system") store.erase("language");
  else store.write("language", choice);
}
