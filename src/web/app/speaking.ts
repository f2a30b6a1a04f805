/**
 * Which language the page speaks: what its reader chose, or else the best match for their browser.
 *
 *     languages.map(({ tag, name }) => …)   what there is to choose from, besides "system"
 *     chosen()                              "system", or a language's tag
 *     await choose("ar")                    speaks it at once, and from now on; false if it cannot be loaded yet
 */
import { chooseLanguage, languageOf } from "../device/language.ts";
import { device } from "../device/device-store.ts";
import { speak } from "../words/index.ts";
import { type LanguageChoice, tongueFor } from "../words/languages.ts";

export { type LanguageChoice, languages } from "../words/languages.ts";

export function chosen(): LanguageChoice {
  return languageOf(device);
}

/** The choice is kept even where it cannot be followed yet. */
export function choose(choice: LanguageChoice): Promise<boolean> {
  chooseLanguage(device, choice);
  return speakAsChosen();
}

export async function speakAsChosen(): Promise<boolean> {
  const tongue = tongueFor(chosen(), navigator.languages);
  const isSpoken = await speak(tongue);
  if (!isSpoken) tongue.language.words.whenThere(speakThen);
  return isSpoken;
}

/** What is chosen by then: one may have thought better of it. */
function speakThen(): void {
  void speakAsChosen();
}
