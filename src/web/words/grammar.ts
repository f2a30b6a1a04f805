/**
 * How a language counts. Catalogues get this as an argument and import nothing: a module shared with the page
 * would be one more file to load before the first paint.
 */
import { lazily } from "../loading/lazily.ts";

/** @typeParam Form the plural forms that a language has; a catalogue that lacks one does not compile */
export interface Grammar<Form extends Intl.LDMLPluralRule> {
  /** The form for `count`, with its `#` replaced by the number. */
  readonly plural: (count: number, forms: Readonly<Record<Form, string>>) => string;
  /** In the format of the reader's region. */
  readonly number: (value: number) => string;
}

type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

/** The grammar for a BCP 47 tag, whatever forms its language has. */
export function grammarOf(locale: string) {
  const format = lazily(() => new Intl.NumberFormat(locale));
  const rules = lazily(() => new Intl.PluralRules(locale));
  const number = (value: number): string => format().format(value);
  const plural = (count: number, forms: Forms): string =>
    (forms[rules().select(count)] ?? forms.other).replace("#", number(count));
  return { plural, number };
}
