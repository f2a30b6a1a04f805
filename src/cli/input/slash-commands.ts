/**
 * What somebody typed into `alcove join`.
 */
export type Typed =
  | { readonly kind: "nothing" }
  | { readonly kind: "say"; readonly body: string }
  | { readonly kind: "rename"; readonly name: string }
  | { readonly kind: "who" }
  | { readonly kind: "help" }
  | { readonly kind: "leave" }
  | { readonly kind: "unknown"; readonly word: string };

export const HELP = [
  "/name <name>  be called differently",
  "/who          who is here",
  "/leave        leave; so do Ctrl+D and Ctrl+C",
  "//word        a message that begins with /word",
];

/** A path, a comment in code and a text of several lines are not commands. */
const COMMAND = /^\/[a-z]+([ \t].*)?$/i;

export function parseTyped(line: string): Typed {
  const text = line.trim();
  if (text === "") return { kind: "nothing" };
  if (COMMAND.test(text.slice(1))) return { kind: "say", body: text.slice(1) };
  // What is pasted often ends with the end of a line.
  if (!COMMAND.test(text)) return { kind: "say", body: line.replace(/\n+$/, "") };
  const [word = "", ...rest] = text.split(/\s+/);
  switch (word) {
    case "/name":
      return rest.length === 0 ? { kind: "help" } : { kind: "rename", name: rest.join(" ") };
    case "/who":
      return { kind: "who" };
    case "/help":
      return { kind: "help" };
    case "/leave":
    case "/quit":
      return { kind: "leave" };
    default:
      return { kind: "unknown", word };
  }
}
