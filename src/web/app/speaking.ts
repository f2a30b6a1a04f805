/**
 * The page's language: the user's choice, or else the best match for their browser.
 *
 *     languages.map(({ tag, name }) => …)   the choices, besides "system"
 *     chosen()                              "system", or a language's tag
 *     await choose("ar")                    switches now and for later visits; false if it cannot be loaded yet
 */
import { chooseLanguage, languageOf } from "../device/language.ts";
import { device } from "../device/device-store.ts";
import { speak } from "../words/index.ts";
import { type LanguageChoice, tongueFor } from "../words/languages.ts";

export { type LanguageChoice, languages } from "../words/languages.ts";

export function chosen(): LanguageChoice {
  return languageOf(device);
}

/** The choice is stored even if the language cannot be loaded yet. */
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

/** Uses the choice of that moment, since the user may have changed it. */
function speakThen(): void {
  void speakAsChosen();
}
