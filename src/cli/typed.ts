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
  "//            a message that begins with /",
];

export function parseTyped(line: string): Typed {
  const text = line.trim();
  if (text === "") return { kind: "nothing" };
  if (text.startsWith("//")) return { kind: "say", body: text.slice(1) };
  if (!text.startsWith("/")) return { kind: "say", body: line };
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
