/**
 * The page's texts in English. To add a text, add it here and in each file beside this one that the compiler then names.
 *
 * `Sentence` replaces `{who}` and other places in braces with nodes. A text that depends on a number is a function of it and
 * chooses its form by `plural`, even where English has only one.
 */
import type { Grammar } from "./grammar.ts";

export const en = ({ plural, number }: Grammar<"one" | "other">) => ({
  /** The locale of "Ana, Ben and 3 others": without the comma before "and". */
  lists: "en-GB",
  product: "Alcove",
  tagline: "Chat rooms you share with a link. Create one, send the link, start talking.",
  /** The title of a room's page, or of the start page. */
  title: (room: string | undefined, unread: number): string =>
    `${unread > 0 ? `(${number(unread)}) ` : ""}${room === undefined ? "" : `${room} · `}Alcove`,
  unnamedRoom: (start: string): string => `Room ${start}…`,

  start: {
    make: "Create a room",
    making: "Creating your room…",
    makeHint: "No account needed. Only people with the link can find it.",
    unreachable: "Can’t reach the server. Check your connection.",
    or: "or pick a name",
    namePlaceholder: "game-night",
    go: "Open room",
    nameHint: "Easy to remember, and easy for others to guess.",
    nameUnusable: "Use letters a to z and digits; spaces become hyphens.",
    recent: "Recent rooms",
    forget: (room: string): string => `Remove ${room} from this list`,
  },

  log: "Messages",
  opening: "Loading messages…",
  you: "you",
  tag: (tag: string): string => `#${tag}`,

  roomSettings: "Room settings",

  people: {
    title: "In the room",
    open: (count: number): string =>
      count === 0
        ? "People in the room"
        : plural(count, { one: "# person in the room", other: "# people in the room" }),
  },

  name: {
    prompt: "You are {who}",
    change: "Change",
    choose: "Choose your name",
  },

  composer: {
    label: "Message",
    placeholder: "Write a message",
    send: "Send",
  },

  format: {
    spoiler: "Spoiler. Select to reveal",
    leadsTo: "(leads to {where})",
    code: (language: string | undefined): string =>
      language === undefined ? "Code" : `Code, ${language}`,
    copy: "Copy code",
    copied: "Copied",
    notCopied: "Couldn’t copy. Select it and copy it.",
  },

  emoji: {
    open: "Emoji",
  },

  message: {
    erased: "This message was deleted",
    sending: "Sending",
  },

  /** The heading over new messages. */
  newLine: "New",
  pill: {
    unread: (count: number): string =>
      plural(count, { one: "# new message", other: "# new messages" }),
  },

  rooms: {
    title: "Rooms",
    open: (unread: number): string =>
      unread === 0
        ? "Rooms"
        : plural(unread, { one: "Rooms, # new message", other: "Rooms, # new messages" }),
  },

  settings: {
    title: "Settings",
  },

  keys: {
    open: "Keyboard help",
  },
});
