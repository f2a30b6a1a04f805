/**
 * The colours of code, as runs of text and never as HTML. Loaded with the first fenced block that names its language.
 */
import bash from "highlight.js/lib/languages/bash";
import cpp from "highlight.js/lib/languages/cpp";
import css from "highlight.js/lib/languages/css";
import diff from "highlight.js/lib/languages/diff";
import go from "highlight.js/lib/languages/go";
import java from "highlight.js/lib/languages/java";
import javascript from "highlight.js/lib/languages/javascript";
import json from "highlight.js/lib/languages/json";
import python from "highlight.js/lib/languages/python";
import rust from "highlight.js/lib/languages/rust";
import sql from "highlight.js/lib/languages/sql";
import typescript from "highlight.js/lib/languages/typescript";
import xml from "highlight.js/lib/languages/xml";
import yaml from "highlight.js/lib/languages/yaml";
import { createLowlight } from "lowlight";

const languages = createLowlight({
  bash,
  cpp,
  css,
  diff,
  go,
  java,
  javascript,
  json,
  python,
  rust,
  sql,
  typescript,
  xml,
  yaml,
});
languages.registerAlias({ bash: ["shell", "console"], cpp: ["c", "h"] });

export type Ink = "keyword" | "string" | "number" | "comment" | "name" | "added" | "removed";

export interface Run {
  readonly text: string;
  readonly ink?: Ink;
}

/** The scopes of highlight.js that get a colour. */
const INKS: ReadonlyMap<string, Ink> = new Map([
  ["keyword", "keyword"],
  ["literal", "keyword"],
  ["selector-tag", "keyword"],
  ["meta", "keyword"],
  ["tag", "keyword"],
  ["string", "string"],
  ["regexp", "string"],
  ["symbol", "string"],
  ["number", "number"],
  ["bullet", "number"],
  ["comment", "comment"],
  ["quote", "comment"],
  ["title", "name"],
  ["name", "name"],
  ["built_in", "name"],
  ["type", "name"],
  ["attr", "name"],
  ["attribute", "name"],
  ["property", "name"],
  ["selector-class", "name"],
  ["selector-id", "name"],
  ["section", "name"],
  ["addition", "added"],
  ["deletion", "removed"],
]);

/**
 * The grammars are regular expressions whose time may grow with the square of a line's length. Hand-written
 * code stays below this length.
 */
const LINE_LENGTH = 200;
/** Words with nothing between them but spaces. C++ searches all of them for the type of a function. */
const WORDS = 60;
const UNREADABLE = new RegExp(
  String.raw`[^\n]{${LINE_LENGTH + 1}}|\w{80}|(?<![\w:])(?:[\w:]+[\s*&]+){${WORDS}}`,
);

/** `undefined` if the language is unknown, or the code was not written by hand. */
export function highlight(code: string, language: string): Run[] | undefined {
  const name = language.toLowerCase();
  if (!languages.registered(name) || UNREADABLE.test(code)) return undefined;
  return runsOf(languages.highlight(name, code).children, undefined);
}

type Node = ReturnType<typeof languages.highlight>["children"][number];

/** Not recursive: ten thousand nested elements, for example brackets, may be open at the end. */
function runsOf(nodes: readonly Node[], ink: Ink | undefined): Run[] {
  const runs: Run[] = [];
  const rest = nodes.toReversed().map((node) => ({ node, ink }));
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    const { node } = next;
    if (node.type === "text") {
      runs.push(
        next.ink === undefined ? { text: node.value } : { text: node.value, ink: next.ink },
      );
    } else if (node.type === "element") {
      const inner = inkOf(node.properties["className"]) ?? next.ink;
      for (const child of node.children.toReversed()) rest.push({ node: child, ink: inner });
    }
  }
  return runs;
}

const PREFIX = "hljs-";

function inkOf(classes: unknown): Ink | undefined {
  if (!Array.isArray(classes)) return undefined;
  const [scope] = classes;
  return typeof scope === "string" ? INKS.get(scope.replace(PREFIX, "")) : undefined;
}
