/**
 * Leaves out of a bundle the words that valibot finds for what is wrong with a frame: a client asks only whether something is.
 */
import type { Plugin } from "rolldown";

const VALIBOT = /\/valibot\/dist\/index\.\w+$/;
const ADD_ISSUE = /(?<=function _addIssue\(context, label, dataset\b[^)]*\) )\{[^]*?\n\}/;
const WITHOUT_WORDS = `{
  if (context.kind === "schema") dataset.typed = false;
  (dataset.issues ??= []).push({});
}`;

export const withoutWords: Plugin = {
  name: "without-words",
  transform(code, id) {
    if (!VALIBOT.test(id)) return undefined;
    if (!ADD_ISSUE.test(code)) throw new Error("valibot words what is wrong elsewhere by now");
    return { code: code.replace(ADD_ISSUE, WITHOUT_WORDS), map: null };
  },
};
