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
  tagline: "A room to talk in, by link. Make one, send the link, talk.",
  /** Of a room, or of the start page. */
  title: (room: string | undefined, unread: number): string =>
    `${unread > 0 ? `(${number(unread)}) ` : ""}${room === undefined ? "" : `${room} · `}Alcove`,
  unnamedRoom: (start: string): string => `Room ${start}…`,

  start: {
    make: "Make a room",
    making: "Making a room…",
    makeHint: "No account. Only people with the link can find it.",
    unreachable: "The server cannot be reached. Check your connection.",
    or: "or choose a name",
    namePlaceholder: "game-night",
    go: "Go",
    nameHint: "Easy to remember, and easy to guess.",
    nameUnusable: "Use letters a to z and digits; spaces become hyphens.",
    recent: "Rooms on this device",
    forget: (room: string): string => `Forget ${room}`,
  },

  reload: "Reload",
  newVersion: "A new version is ready.",
  notLoaded: "A part of the page could not be loaded.",
  home: "Start page",
  log: "Messages",
  opening: "Opening the room…",
  you: "you",
  /** As a screen reader says what came in. */
  said: (name: string, text: string): string => `${name}: ${text}`,
  tag: (tag: string): string => `#${tag}`,

  roomSettings: "Room settings",

  people: {
    title: "Here now",
    open: (count: number): string =>
      count === 0 ? "People here" : plural(count, { one: "# person here", other: "# people here" }),
    close: "Close",
    more: (count: number): string => `and ${number(count)} more`,
    all: (count: number): string => `Show all ${number(count)}`,
    fewer: "Show fewer",
  },

  sharing: {
    topic: "Topic",
    setTopic: "Say what it is about",
    list: "Checklist",
    done: (done: number, all: number): string => `${number(done)} of ${number(all)} done`,
    add: "Add to the list",
    remove: (text: string): string => `Remove “${text}”`,
    removed: (text: string): string => `Removed “${text}”`,
    undo: "Undo",
    failed: "The room did not take that.",
    full: "The room has no place for more of this.",
  },

  name: {
    prompt: "You are {who}",
    change: "Change",
    choose: "Choose your name",
    label: "Your name in this room",
    save: "Save",
    cancel: "Cancel",
    bad: "Use 1 to 40 characters that can be seen.",
  },

  composer: {
    label: "Message",
    placeholder: "Write a message",
    send: "Send",
    left: (bytes: number): string => plural(bytes, { one: "# byte left", other: "# bytes left" }),
    over: (bytes: number): string =>
      plural(bytes, {
        one: "# byte too long. Shorten it, or send it in parts.",
        other: "# bytes too long. Shorten it, or send it in parts.",
      }),
    notText:
      "There is something in it that cannot be shown, a control character or \uFFFD. Remove it first.",
  },

  format: {
    spoiler: "Hidden. Show it",
    leadsTo: "(leads to {where})",
    code: (language: string | undefined): string =>
      language === undefined ? "Code" : `Code, ${language}`,
    copy: "Copy the code",
    copied: "Copied",
    notCopied: "Copy it by hand",
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
      empty: "There was nothing in it. Write something first.",
      muted: "You are muted.",
      "not-allowed": "You may only read here.",
      "not-stored": "The room could not store it. Try again in a moment.",
      "not-text": "Control characters cannot be shown. Remove them first.",
      stale: "You wrote this more than a day ago. Send it now, or discard it?",
      "too-long": "It is too long. Shorten it, or send it in parts.",
    },
  },

  notice: {
    /** The number of those who did: verbs follow it in many languages. */
    joined: (_count: number): string => "{who} joined",
    left: (_count: number): string => "{who} left",
    visited: (_count: number): string => "{who} came by",
    renamed: "{former} is now {who}",
    renamedUnknown: "Somebody is now called {who}",
    others: (count: number): string => plural(count, { one: "# other", other: "# others" }),
  },

  /** Over the messages that are. */
  newLine: "New",
  pill: {
    newest: "To the newest message",
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
    ask: (room: string): string => `Leave ${room} and forget it? Only its link leads back.`,
    forget: "Forget it",
    keep: "Keep it",
  },

  settings: {
    title: "Settings",
  },

  notify: {
    title: "Notifications of this room",
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
    here: "Earlier messages",
    there: "Messages you missed",
  },
});
