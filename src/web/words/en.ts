/**
 * All that the page says, in English. To add a word, add it here and in each file beside this one that the compiler
 * then names.
 *
 * `{who}` and the like are filled with nodes by Sentence; what depends on a number is a function of it, and chooses
 * its form by `plural`, also where English has only one.
 */
import type { Grammar } from "./grammar.ts";

export const en = ({ plural, number }: Grammar<"one" | "other">) => ({
  /** The locale of "Ana, Ben and 3 others": without the comma before "and". */
  lists: "en-GB",
  product: "Alcove",
  tagline: "Chat rooms you share with a link. Create one, send the link, start talking.",
  /** Of a room, or of the start page. */
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

  reload: "Reload",
  newVersion: "A new version of Alcove is available.",
  notLoaded: "Part of this page failed to load.",
  home: "Start page",
  log: "Messages",
  opening: "Loading messages…",
  you: "you",
  /** As a screen reader says what came in. */
  said: (name: string, text: string): string => `${name}: ${text}`,
  tag: (tag: string): string => `#${tag}`,

  roomSettings: "Room settings",

  people: {
    title: "In the room",
    open: (count: number): string =>
      count === 0
        ? "People in the room"
        : plural(count, { one: "# person in the room", other: "# people in the room" }),
    close: "Close",
    more: (count: number): string => `and ${number(count)} more`,
    all: (count: number): string => `Show all ${number(count)}`,
    fewer: "Show fewer",
  },

  sharing: {
    topic: "Topic",
    setTopic: "Add a topic",
    list: "Checklist",
    done: (done: number, all: number): string => `${number(done)} of ${number(all)} done`,
    add: "Add an item",
    remove: (text: string): string => `Remove “${text}”`,
    removed: (text: string): string => `Removed “${text}”`,
    undo: "Undo",
    failed: "Couldn’t save your change.",
    full: "This list is full.",
  },

  name: {
    prompt: "You are {who}",
    change: "Change",
    choose: "Choose your name",
    label: "Your name in this room",
    save: "Save",
    cancel: "Cancel",
    bad: "Enter a name of 1 to 40 visible characters.",
  },

  composer: {
    label: "Message",
    placeholder: "Write a message",
    send: "Send",
    left: (bytes: number): string => plural(bytes, { one: "# byte left", other: "# bytes left" }),
    over: (bytes: number): string =>
      plural(bytes, {
        one: "# byte too long. Shorten it, or split it up.",
        other: "# bytes too long. Shorten it, or split it up.",
      }),
    notText: "This message contains a character that can’t be sent: a control character or \uFFFD.",
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
    refused: "Not sent.",
    retry: "Retry",
    edit: "Edit",
    discard: "Discard",
    /** By the refusal's code; of one that is not here, its own English words are shown. */
    refusals: {
      empty: "The message is empty.",
      muted: "You’re muted.",
      "not-allowed": "You have read-only access.",
      "not-stored": "Couldn’t send it. Try again in a moment.",
      "not-text": "This message contains characters that can’t be sent.",
      stale: "You wrote this over a day ago. Send it anyway?",
      "too-long": "It’s too long. Shorten it, or split it up.",
    },
  },

  notice: {
    /** The number of those who did: verbs follow it in many languages. */
    joined: (_count: number): string => "{who} joined",
    left: (_count: number): string => "{who} left",
    visited: (_count: number): string => "{who} joined and left",
    renamed: "{former} changed their name to {who}",
    renamedUnknown: "Someone changed their name to {who}",
    others: (count: number): string => plural(count, { one: "# other", other: "# others" }),
  },

  /** Over the messages that are. */
  newLine: "New",
  pill: {
    newest: "Jump to latest",
    unread: (count: number): string =>
      plural(count, { one: "# new message", other: "# new messages" }),
  },

  rooms: {
    title: "Rooms",
    open: (unread: number): string =>
      unread === 0
        ? "Rooms"
        : plural(unread, { one: "Rooms, # new message", other: "Rooms, # new messages" }),
    pin: (room: string): string => `Pin ${room} to the top`,
    unpin: (room: string): string => `Unpin ${room}`,
    ask: (room: string): string =>
      `Remove ${room} from your list? You’ll need its link to come back.`,
    forget: "Remove",
    keep: "Cancel",
  },

  settings: {
    title: "Settings",
  },

  notify: {
    title: "Notifications for this room",
    /** Over a message that calls somebody. */
    message: (author: string, room: string): string => `${author} in ${room}`,
  },

  typing: {
    some: (count: number): string =>
      plural(count, { one: "{who} is typing", other: "{who} are typing" }),
    several: "Several people are typing",
  },

  keys: {
    open: "Keyboard help",
  },

  missing: {
    here: "Load earlier messages",
    there: "Load missed messages",
  },
});
