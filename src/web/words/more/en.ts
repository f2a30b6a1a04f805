/**
 * What only later parts of the page say, in English: a file of its own, which comes with the first of them. What every
 * page may have to say is in ../en.ts; the same holds for both.
 */
import type { Grammar } from "../grammar.ts";

export const more = ({ plural, number }: Grammar<"one" | "other">) => ({
  notFound: {
    title: "Nothing here",
    detail: "Check the link, or make a new room.",
    home: "Go to the start page",
    nearest: (room: string): string => `Go to ${room}`,
  },
  failed: {
    title: "This page needs a secure connection",
    detail: "Browsers keep a conversation's keys only on https pages. Open the link with https.",
    home: "Go to the start page",
  },

  /** Offered for an @. */
  names: {
    offered: (count: number): string =>
      plural(count, { one: "# name. Tab takes it", other: "# names. Up and down to choose" }),
  },

  empty: {
    title: "Nothing said yet",
    detail: "Send the link to those you want here. What you write waits for them.",
  },

  link: {
    label: "Link to this room",
    copy: "Copy link",
    copied: "Copied",
    failed: "Copy it by hand",
    share: "Share",
    code: "QR code of the link",
  },

  settings: {
    name: "Your name",
    theme: "Theme",
    themes: { system: "Automatic", light: "Light", dark: "Dark" },
    density: "Spacing",
    densities: { comfortable: "Comfortable", compact: "Compact" },
    language: "Language",
    systemLanguage: "As the browser",
    languageMissing: "It could not be loaded just now.",
    joins: "Show who comes and goes",
    typing: "Show who is writing",
    typingHint: "Both ways: turned off, neither side sees it.",
  },

  keys: {
    title: "Keyboard",
    acts: {
      send: "Send",
      break: "New line",
      complete: "Complete a name",
      write: "Write a message",
      back: "Cancel, or go back to writing",
      walk: "Go from message to message",
      jump: "Go a page up or down",
      ends: "Go to the first or last message",
      erase: "Delete the message that is reached",
      help: "Show this help",
    },
  },

  notify: {
    levels: { mentions: "Mentions", all: "All messages", none: "None" },
    /** When one is called, `name` being one's own. */
    hints: {
      mentions: (name: string): string =>
        `When somebody writes @${name} and you are not looking at the room.`,
      all: (_name: string): string => "For each message while you are not looking at the room.",
      none: (_name: string): string => "This room stays quiet, and still counts what is new.",
    },
    undecided: "Your browser does not notify you yet.",
    allow: "Allow it",
    denied: "Your browser keeps this site quiet. Its settings can change that.",
  },

  emoji: {
    search: "Search emoji",
    recent: "Recently used",
    groups: [
      "Smileys",
      "People",
      "Animals and nature",
      "Food and drink",
      "Travel and places",
      "Activities",
      "Objects",
      "Symbols",
      "Flags",
    ],
    offered: (count: number): string => `${number(count)} emoji. Up and down to choose`,
    none: "No emoji by that name",
  },

  /** How a connection ends for good. */
  closed: {
    version: {
      title: "Alcove has been updated",
      detail: "Reload the page to go on. Your draft is kept.",
    },
    superseded: {
      title: "The room is open elsewhere",
      detail: "Another window took over.",
    },
    tooBig: {
      title: "That was too much at once",
      detail: "Reload, and send it in smaller parts.",
    },
    unknown: (code: number, reason: string) => ({
      title: "The room closed the connection",
      detail: `${reason === "" ? "It gave no reason" : `It said: ${reason}`} (${code}). You can try again.`,
    }),
    retry: "Try again",
    forbidden: {
      title: "You need an invitation",
      detail: "Paste your invite link here. An owner of the room can create one.",
    },
    password: {
      title: "Enter the password",
      detail: "This room is protected by a password. An invite link works, too.",
    },
    badLink: {
      title: "This invite link isn’t valid",
      detail:
        "It may have expired or be incomplete. Ask for another one, or enter the room’s password.",
    },
    kicked: {
      title: "You were removed from this room",
      /** By what lets them in again. */
      details: {
        nothing: "A moderator removed you. You can rejoin.",
        link: "A moderator removed you. To come back, you need an invite link.",
        password: "A moderator removed you. To come back, enter the password.",
      },
    },
    banned: {
      title: "You are banned from this room",
      detail: "Only a moderator or an owner can unban you.",
    },
    roomDeleted: {
      title: "This room is gone",
      detail: "Its owner deleted it with all in it, and its link leads nowhere now.",
    },
    notAllowed: {
      title: "This page may not use that server",
      detail: "Its owner can allow it: add this page's address to ALLOWED_ORIGINS.",
    },
  },

  interrupted: {
    offline: "You are offline.",
    restarting: "The room is restarting.",
    silent: "The room does not answer.",
    busy: "The room is very busy.",
    flood: "You sent a lot at once.",
    slow: "Your connection is too slow.",
    unreachable: "The room cannot be reached.",
    promise: "What you write is kept, and sent when it is back.",
    retry: "Retry now",
    trying: "Trying…",
    attempt: (count: number): string => `Attempt ${number(count)}`,
  },

  door: {
    fields: {
      link: "Invite link",
      password: "Password",
      either: "Invite link or password",
    },
    show: "Show password",
    open: "Join room",
    trying: "Trying…",
    wrong: "Wrong password.",
    badLink: "This invite link isn’t valid. It may have expired or be incomplete.",
    tooMany: (time: string): string => `Too many attempts. Try again at ${time}.`,
    without: "Continue without an invite",
    comeBack: "Rejoin",
  },

  composing: {
    reader: "You can read here, but not write.",
    muted: "You are muted: what you write does not get through until a moderator ends that.",
    slow: (time: string): string =>
      `Slow mode: one message every ${time}. What you send sooner goes out by itself.`,
  },

  roles: { owner: "Owner", moderator: "Moderator", member: "Member", reader: "Reader" },

  /** A link for the owner alone. */
  ownerLink: {
    save: "Save owner link",
    secret: "Don’t share this: anyone who opens it becomes an owner.",
    label: "Owner link",
    copy: "Copy owner link",
    detail:
      "You stay the owner on this device. Use the link on another device, or if you lose this one. You can create another in the room’s settings.",
  },

  claim: {
    title: "Nobody owns this room",
    detail: "All who have the link are equal. Its owner can close it, moderate it and delete it.",
    act: "Make this room yours",
    refusals: {
      "not-empty": "Others have been active here already, so it stays everybody's.",
      owned: "Somebody was quicker: the room has an owner now.",
    },
  },

  room: {
    /** One level up, where there is room for one of the two. */
    back: "All sections",
    sections: {
      general: "General",
      access: "Access and invites",
      moderation: "Moderation",
      data: "Your data",
      transfer: "Export and import",
      embeds: "Embeds",
    },
    yours: {
      owner: "You own this room.",
      moderator: "You moderate this room.",
      member: "You are a member of this room.",
      reader: "You are a reader in this room.",
    },
    name: "Name",
    nameHint: "Shown above the room. Its link stays as it is.",
    topic: "Who may change the topic",
    topics: { member: "Everybody", moderator: "Moderators" },
    kind: "Who gets in",
    kinds: { open: "Anybody", invite: "By invitation", password: "By password" },
    kindHints: {
      open: "Whoever has the link.",
      invite: "Whoever opens an invitation link. Those who are here now may come back.",
      password: "Whoever knows the password, or opens an invitation link.",
    },
    password: "New password",
    setPassword: "Set it",
    passwordHint: "Who came by a former password needs the new one.",
    setting: "Setting it…",
    passwordSet: "The password is set.",
    guests: "Those without a role",
    guestsMay: { member: "Can write", reader: "Only read" },
    locked: "Locked",
    lockedHint: "Nobody new gets in without an invitation link.",
    slow: "Slow mode",
    slowHint: "How long people wait between two messages. Moderators need not.",
    off: "Off",
    failed: "The room did not take that.",
    away: "There is no connection just now. Try again once there is.",
    full: "The room keeps no more of these. End some first.",
  },

  /** How long messages are kept. */
  retention: {
    title: "Keep messages",
    ever: "For ever",
    none: "Not at all",
    everHint: "What is said here stays.",
    hint: (time: string): string =>
      `What is older than ${time} is erased, for everybody and for good.`,
    noneHint: "What is said goes after a minute, for everybody and for good.",
    ask: (time: string): string =>
      `Erase all that is older than ${time} now, for everybody and for good?`,
    askAll: "Erase all that was said here now, for everybody and for good?",
    keep: "Keep it",
    erase: "Erase",
  },

  /** Of what the members share, in the conversation. */
  shared: {
    topic: "{who} changed the topic to {what}",
    put: "{who} put {what} on the checklist",
    done: "{who} checked off {what}",
    removed: "Removed from the checklist: {what}",
    noTopic: "The topic was removed",
    title: "{who} renamed the room to {what}",
  },

  links: {
    title: "Invite links",
    hint: "Who opens one has its role from then on, until you end the link.",
    role: "Role",
    uses: "For",
    anyUses: "Any number",
    people: (count: number): string => plural(count, { one: "# person", other: "# people" }),
    expiry: "Valid for",
    always: "Always",
    make: "Make a link",
    made: "Copy it now: it is shown only this once.",
    label: "Invitation link",
    left: (count: number): string => plural(count, { one: "# use left", other: "# uses left" }),
    came: (count: number): string =>
      plural(count, { one: "# person came by it", other: "# people came by it" }),
    until: (time: string): string => `until ${time}`,
    over: "run out",
    password: "The password",
    end: "End",
    ask: "End it? Whoever came by it loses the role it gave.",
    keep: "Keep it",
    none: "There are none.",
  },

  bans: {
    title: "Bans",
    none: "Nobody is banned.",
    lift: (name: string): string => `Lift the ban of ${name}`,
    lifting: "Lift",
    address: "with their address",
    always: "for good",
  },

  deeds: {
    title: "Moderation log",
    none: "Nothing yet.",
    somebody: "somebody",
    acts: {
      claim: "{who} made the room theirs",
      link: "{who} made a link",
      revoke: "{who} ended a link",
      password: "{who} changed the password",
      mute: "{who} muted {whom}",
      unmute: "{who} unmuted {whom}",
      kick: "{who} sent {whom} out",
      ban: "{who} banned {whom}",
      lift: "{who} lifted the ban of {whom}",
      erase: "{who} deleted a message of {whom}",
      set: "{who} changed the settings",
    },
  },

  /** The room as a file. */
  taking: {
    title: "Export",
    hint: "A page is for reading. Data is for programs, and can be brought into another room.",
    download: "Download all that was said and shared",
    forms: { html: "As a page", jsonl: "As data" },
    progress: {
      "under-way": "Downloading…",
      there: "It is among your downloads.",
      away: "The room cannot be reached just now. Try again.",
      hasty: "That was often. Try again in a moment.",
      broken: "It did not come whole. Try again.",
      refused: "The room did not give it.",
    },
  },

  bringing: {
    title: "Import",
    file: "File",
    hint: "What was taken along as data from another room, here or elsewhere. All that was said and shared there comes in, while nothing was said here.",
    act: "Bring it in",
    underWay: "Bringing it in…",
    came: (count: number): string =>
      plural(count, { one: "# message came in.", other: "# messages came in." }),
    badLine: (line: number): string =>
      `Line ${number(line)} is none of a room that was taken along as data.`,
    refusals: {
      "not-empty": "Something was said here already. Make a new room for it.",
      "room-full": "The room has no place for more.",
      "state-full": "The room has no place for more of what was shared.",
      "bad-body": "That is no room that was taken along as data.",
    },
    failed: "It did not come in whole. Send the same file again: it goes on where it was.",
  },

  embed: {
    title: "Allowed embeds",
    hint: "Their pages may have this room in them, in a frame. No other site may.",
    site: "Address of a site",
    add: "Add",
    remove: (site: string): string => `Remove ${site}`,
    removing: "Remove",
    bad: "That is no address of a site. One looks like https://example.org.",
    full: "A room has no more than ten. Remove one first.",
  },

  /** What is one's own. */
  mine: {
    title: "Your data",
    download: "Download what I said",
    erase: "Delete what I said",
    nameless: "Also take my name from it",
    askErase: "Delete everything you said here, for everybody and for good?",
    keep: "Keep it",
    eraseNow: "Delete",
    erasing: (count: number): string =>
      count === 0
        ? "Deleting…"
        : plural(count, {
            one: "Deleting… # message so far",
            other: "Deleting… # messages so far",
          }),
    erased: (count: number): string =>
      count === 0
        ? "There was nothing to delete."
        : plural(count, { one: "# message deleted.", other: "# messages deleted." }),
    stopped: (count: number): string =>
      plural(count, { one: "It stopped after # message.", other: "It stopped after # messages." }),
    leave: "Leave for good",
    leaveHint:
      "The room forgets your role, and this device forgets the room. What you said stays under your name, unless you delete it first.",
    askLeave: "Leave for good? Whatever let you in may have to do so again.",
    askLeaveOwned: "Leave for good? You own this room, and only an owner’s link gives that back.",
    stay: "Stay",
    leaveNow: "Leave",
  },

  deleting: {
    title: "Delete room",
    detail:
      "This permanently deletes all messages and shared items for everyone. The link will stop working.",
    word: "delete",
    type: "Type “{word}” to confirm",
    typeEither: "Type “{name}” or “{word}” to confirm",
    act: "Delete room",
  },

  member: {
    open: (name: string): string => `Moderate ${name}`,
    mute: "Mute",
    unmute: "Unmute",
    kick: "Remove from room",
    ban: "Ban…",
    banNow: "Ban",
    time: "For how long",
    always: "For good",
    address: "Also all who come from their address",
    cancel: "Cancel",
    done: {
      mute: "Muted.",
      unmute: "May write again.",
      kick: "Removed.",
      ban: "Banned.",
    },
    moderator: "To make somebody a moderator, give them an invitation link for one.",
    outranked: "They have the same role as you, or a higher one.",
    gone: "They are not here any more.",
  },

  erasing: {
    open: "Delete this message",
    ask: "Delete it for everybody?",
    yes: "Delete",
    no: "Keep",
    failed: "It could not be deleted.",
  },

  /** Whom the link of a room lets in. */
  access: {
    anyone: "Anyone with the link can read and post.",
    reader: "Anyone with the link can read.",
    password: "People need the link and the password to join.",
  },

  /** Where only invite links let anybody in. */
  inviting: {
    title: "Invite",
    make: "Create invite link",
    copy: "Copy invite link",
    made: "Anyone who opens this link becomes a member. You can revoke it in the room’s settings.",
    shut: "Only people with an invite link can join.",
    asked: "Only people with an invite link can join. An owner of the room can create one.",
    locked: "This room is locked. To join, new people need an invite link from an owner.",
  },
});
