/**
 * Leaves out of a bundle what valibot has to tell what is wrong with a frame, and what other libraries ask
 * it: a client asks only whether something is wrong.
 */
import type { Plugin } from "rolldown";

const VALIBOT = /\/valibot\/dist\/index\.\w+$/;

/** Of valibot's own text, each with what stands there instead. */
const CUTS: readonly (readonly [cut: RegExp, instead: string])[] = [
  [
    /(?<=function _addIssue\(context, label, dataset\b[^)]*\) )\{[^]*?\n\}/,
    '{ if (context.kind === "schema") dataset.typed = false; (dataset.issues ??= []).push({}); }',
  ],
  // What was expected, whose words those are, and what sets a schema apart that none of ours is.
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
