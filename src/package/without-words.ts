/**
 * Removes from a bundle the parts of valibot that describe what is wrong with a frame, and those that other
 * libraries query. A client checks only whether something is wrong.
 */
import type { Plugin } from "rolldown";

const VALIBOT = /\/valibot\/dist\/index\.\w+$/;

/** Valibot's own text, each with its replacement. */
const CUTS: readonly (readonly [cut: RegExp, instead: string])[] = [
  [
    /(?<=function _addIssue\(context, label, dataset\b[^)]*\) )\{[^]*?\n\}/,
    '{ if (context.kind === "schema") dataset.typed = false; (dataset.issues ??= []).push({}); }',
  ],
  // The expected type, its text, and properties that only distinguish schemas we do not use.
  [/^\t+(?:expects: .+|reference: \w+|message: message\$1|async: false),\n/gm, ""],
  [/(?<=function _standardSchema\(schema\) \{\n)\tschema\["~standard"\] = \{[^]*?\n\t\};\n/, ""],
];

export const withoutWords: Plugin = {
  name: "without-words",
  transform(code, id) {
    if (!VALIBOT.test(id)) return undefined;
    let cut = code;
    for (const [what, instead] of CUTS) {
      const left = cut.replace(what, instead);
      if (left === cut) throw new Error(`valibot has no ${what} any more`);
      cut = left;
    }
    return { code: cut, map: null };
  },
};
