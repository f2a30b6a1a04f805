/**
 * The text that the user types into `alcove join`: a message, or a command that begins with `/`.
 */
export type TypedInput =
  | { readonly kind: "nothing" }
  | { readonly kind: "say"; readonly body: string }
  | { readonly kind: "rename"; readonly name: string }
  | { readonly kind: "who" }
  | { readonly kind: "help" }
  | { readonly kind: "leave" }
  | { readonly kind: "unknown"; readonly word: string };

export const HELP = [
  "/name <name>  change your name",
  "/who          list who is in the room",
  "/leave        leave; Ctrl+D and Ctrl+C do the same",
  "//word        send a message that begins with /word",
];

/** Paths, comments in code and text of several lines are not commands. */
const COMMAND = /^\/[a-z]+([ \t].*)?$/i;

export function parseTyped(line: string): TypedInput {
  const text = line.trim();
  if (text === "") return { kind: "nothing" };
  if (COMMAND.test(text.slice(1))) return { kind: "say", body: text.slice(1) };
  // Pasted text often ends with a line end.
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
