/**
 * The texts in English of the parts that load later. They load with the first such part; what the first paint may need is
 * in ../en.ts. The same conventions hold for both.
 */
import type { Grammar } from "../grammar.ts";

export const more = ({ plural, number }: Grammar<"one" | "other">) => ({
  notFound: {
    title: "Page not found",
    detail: "Check the link, or create a new room.",
    home: "Go to the start page",
    nearest: (room: string): string => `Go to ${room}`,
  },
  failed: {
    title: "This page needs a secure connection",
    detail: "Alcove needs HTTPS to protect your identity. Open this link with https://.",
    home: "Go to the start page",
  },

  /** Names offered after an @. */
  names: {
    offered: (count: number): string =>
      plural(count, {
        one: "# match. Press Tab to insert it",
        other: "# matches. Use the up and down arrows to choose",
      }),
  },

  empty: {
    title: "No messages yet",
    detail: "Share the link to invite people. They’ll see what you post, even if they join later.",
  },

  link: {
    label: "Link to this room",
    copy: "Copy link",
    copied: "Copied",
    failed: "Couldn’t copy. Select it and copy it.",
    share: "Share",
    code: "QR code of the link",
  },

  settings: {
    name: "Your name",
    theme: "Theme",
    themes: { system: "Automatic", light: "Light", dark: "Dark" },
    density: "Message density",
    densities: { comfortable: "Comfortable", compact: "Compact" },
    language: "Language",
    systemLanguage: "Automatic",
    languageMissing: "Couldn’t load that language.",
    joins: "Show when people join and leave",
    typing: "Typing indicators",
    typingHint: "If you turn this off, you won’t see others’ either.",
  },

  newest: "Jump to latest",

  missing: {
    here: "Load earlier messages",
    there: "Load missed messages",
  },

  keys: {
    title: "Keyboard",
    acts: {
      send: "Send",
      break: "New line",
      complete: "Complete a name",
      write: "Write a message",
      back: "Cancel, or return to the message box",
      walk: "Previous or next message",
      jump: "A page up or down",
      ends: "First or last message",
      tools: "Tools of the selected message",
      copy: "Copy the selected message",
      erase: "Delete the selected message",
      help: "Show this help",
    },
  },

  reload: "Reload",
  newVersion: "A new version of Alcove is available.",
  notLoaded: "Part of this page failed to load.",

  notify: {
    /** The title of a notification about one message. */
    message: (author: string, room: string): string => `${author} in ${room}`,
    title: "Notifications for this room",
    levels: { mentions: "Mentions", all: "All messages", none: "None" },
    /** When the reader is notified; `name` is their own. */
    hints: {
      mentions: (name: string): string =>
        `When someone mentions you (@${name}) and you’re not looking at the room.`,
      all: (_name: string): string => "For every message while you’re not looking at the room.",
      none: (_name: string): string => "No notifications. Unread messages are still counted.",
    },
    undecided: "Browser notifications are off.",
    allow: "Turn on",
    denied: "Notifications are blocked in your browser’s settings.",
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
    offered: (count: number): string =>
      `${number(count)} emoji. Use the up and down arrows to choose`,
    none: "No emoji found",
  },

  /** A connection that has ended and does not come back by itself. */
  closed: {
    version: {
      title: "Alcove has been updated",
      detail: "Reload to continue. Your draft is saved.",
    },
    superseded: {
      title: "This room is open in another window",
      detail: "Continue there, or use it here.",
    },
    tooBig: {
      title: "Message too large",
      detail: "Reload, and split it up.",
    },
    unknown: (code: number, reason: string) => ({
      title: "The room closed the connection",
      detail: `${reason === "" ? "No reason was given" : `Reason: ${reason}`} (${code}). Try again.`,
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
      /** By what they need to come back. */
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
      title: "This room was deleted",
      detail: "The owner deleted it and everything in it.",
    },
    notAllowed: {
      title: "This site isn’t allowed to use that server",
      detail:
        "The server’s operator can allow it by adding this page’s address to ALLOWED_ORIGINS.",
    },
  },

  interrupted: {
    offline: "You are offline.",
    restarting: "The room is restarting.",
    silent: "Connection lost.",
    busy: "The room is busy.",
    flood: "You’re sending messages too fast.",
    slow: "Your connection is too slow.",
    unreachable: "Can’t reach the room.",
    promise: "Your messages will be sent once you’re connected again.",
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
    reader: "You have read-only access.",
    muted: "You’re muted. You can’t post until a moderator unmutes you.",
    slow: (time: string): string =>
      `Slow mode: one message every ${time}. Messages you send sooner are queued.`,
  },

  roles: { owner: "Owner", moderator: "Moderator", member: "Member", reader: "Reader" },

  /** The link that makes whoever opens it an owner. */
  ownerLink: {
    save: "Save owner link",
    secret: "Don’t share this: anyone who opens it becomes an owner.",
    label: "Owner link",
    copy: "Copy owner link",
    detail:
      "You stay the owner on this device. Use the link on another device, or if you lose this one. You can create another in the room’s settings.",
  },

  claim: {
    title: "This room has no owner",
    detail:
      "Everyone with the link has the same rights. An owner can restrict it, moderate it and delete it.",
    act: "Claim this room",
    refusals: {
      "not-empty": "Others have already posted here, so it can’t be claimed.",
      owned: "Someone else claimed it first.",
    },
  },

  room: {
    /** The way back from a section on a narrow screen. */
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
      member: "You’re a member of this room.",
      reader: "You have read-only access to this room.",
    },
    name: "Name",
    nameHint: "Shown at the top of the room. The link stays the same.",
    topic: "Who can change the topic",
    topics: { member: "Everyone", moderator: "Moderators" },
    kind: "Who can join",
    kinds: { open: "Anyone", invite: "Invite only", password: "With a password" },
    kindHints: {
      open: "Anyone with the link can join.",
      invite: "Only people with an invite link can join. People already in the room can come back.",
      password: "Anyone with the password or an invite link can join.",
    },
    password: "New password",
    setPassword: "Save password",
    passwordHint: "People who joined with an old password will need the new one.",
    setting: "Saving…",
    passwordSet: "Password saved.",
    guests: "People without a role",
    guestsMay: { member: "Can post", reader: "Read only" },
    locked: "Locked",
    lockedHint: "New people need an invite link to join.",
    slow: "Slow mode",
    slowHint: "Minimum time between messages. Moderators are exempt.",
    off: "Off",
    failed: "Couldn’t save your change.",
    away: "You’re offline. Try again when you’re back online.",
    full: "Limit reached. Revoke some first.",
  },

  /** How long messages are kept. */
  retention: {
    title: "Keep messages",
    ever: "Forever",
    none: "Don’t keep",
    everHint: "Messages are kept.",
    hint: (time: string): string =>
      `Messages older than ${time} are permanently deleted for everyone.`,
    noneHint: "Messages are permanently deleted for everyone after one minute.",
    ask: (time: string): string =>
      `Permanently delete all messages older than ${time}, for everyone?`,
    askAll: "Permanently delete all messages here, for everyone?",
    keep: "Cancel",
    erase: "Delete messages",
  },

  /** Changes of the shared state, in the conversation. */
  shared: {
    topic: "{who} changed the topic to {what}",
    put: "{who} added {what} to the checklist",
    done: "{who} checked off {what}",
    removed: "Removed from the checklist: {what}",
    noTopic: "The topic was removed",
    title: "{who} renamed the room to {what}",
  },

  links: {
    title: "Invite links",
    hint: "Anyone who opens an invite link gets its role, until you revoke the link.",
    role: "Role",
    uses: "Max uses",
    anyUses: "Unlimited",
    people: (count: number): string => plural(count, { one: "# person", other: "# people" }),
    expiry: "Expires after",
    always: "Never",
    make: "Create link",
    made: "Copy it now. You won’t see it again.",
    label: "Invite link",
    left: (count: number): string => plural(count, { one: "# use left", other: "# uses left" }),
    came: (count: number): string =>
      plural(count, { one: "# person joined", other: "# people joined" }),
    until: (time: string): string => `until ${time}`,
    over: "expired",
    password: "Password",
    end: "Revoke",
    ask: "Revoke this link? People who used it lose the role it gave them.",
    keep: "Cancel",
    none: "No invite links yet.",
  },

  bans: {
    title: "Banned people",
    none: "No one is banned.",
    lift: (name: string): string => `Unban ${name}`,
    lifting: "Unban",
    address: "including their IP address",
    always: "permanently",
  },

  activity: {
    title: "Moderation log",
    none: "Nothing yet.",
    acts: {
      claim: "{who} claimed the room",
      link: "{who} created an invite link",
      revoke: "{who} revoked an invite link",
      password: "{who} changed the password",
      mute: "{who} muted {whom}",
      unmute: "{who} unmuted {whom}",
      kick: "{who} removed {whom}",
      ban: "{who} banned {whom}",
      lift: "{who} unbanned {whom}",
      erase: "{who} deleted a message by {whom}",
      set: "{who} changed the settings",
    },
  },

  /** The export of a room. */
  export: {
    title: "Export",
    hint: "A web page is for reading. Data (JSON Lines) is for programs, and can be imported into another room.",
    download: "Download all messages and shared items",
    forms: { html: "Web page", jsonl: "Data" },
    progress: {
      "under-way": "Downloading…",
      there: "Saved to your downloads.",
      away: "Can’t reach the room. Try again.",
      hasty: "Too many requests. Try again in a moment.",
      broken: "The download was incomplete. Try again.",
      refused: "You don’t have permission to export this.",
    },
  },

  import: {
    title: "Import",
    file: "File",
    hint: "Choose a data file exported from another room. Its messages and shared items are added here. You can import only while this room has no messages.",
    act: "Import",
    underWay: "Importing…",
    came: (count: number): string =>
      plural(count, { one: "# message imported.", other: "# messages imported." }),
    badLine: (line: number): string => `Line ${number(line)} isn’t valid Alcove export data.`,
    refusals: {
      "not-empty": "This room already has messages. Create a new room to import into.",
      "room-full": "This room is full.",
      "state-full": "This room can’t hold more shared items.",
      "bad-body": "This file isn’t an Alcove data export.",
    },
    failed: "Import interrupted. Choose the same file again to resume.",
  },

  /** The settings that list sites. */
  sites: {
    embed: {
      title: "Allowed embeds",
      hint: "These sites can show this room on their pages. No other site can.",
      site: "Site address",
    },
    origins: {
      title: "Sites that can join",
      hint: "Pages of these sites can join this room and read it. Who can join stays the same.",
      site: "Site that can join",
    },
    add: "Add",
    remove: (site: string): string => `Remove ${site}`,
    removing: "Remove",
    bad: "Enter an address like https://example.org.",
    full: "A room can have up to ten sites. Remove one first.",
  },

  /** The member's own data. */
  mine: {
    title: "Your data",
    download: "Download my messages",
    erase: "Delete my messages",
    nameless: "Also remove my name",
    askErase: "Permanently delete all your messages here, for everyone?",
    keep: "Cancel",
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
        ? "You have no messages here."
        : plural(count, { one: "# message deleted.", other: "# messages deleted." }),
    stopped: (count: number): string =>
      plural(count, { one: "Stopped after # message.", other: "Stopped after # messages." }),
    leave: "Leave room",
    leaveHint:
      "You lose your role, and the room is removed from this device. Your messages stay unless you delete them first.",
    askLeave: "Leave this room? You may need a new invite or the password to rejoin.",
    askLeaveOwned:
      "Leave this room? You own it, and only an owner link can make you an owner again.",
    stay: "Cancel",
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
    time: "Duration",
    always: "Forever",
    address: "Also ban their IP address",
    cancel: "Cancel",
    done: {
      mute: "Muted.",
      unmute: "Unmuted.",
      kick: "Removed.",
      ban: "Banned.",
    },
    promote: "Make moderator…",
    promoteLabel: "Moderator invite link",
    promoteHint: (name: string): string =>
      `Send this link to ${name}. The first person to open it becomes a moderator.`,
    outranked: "You can’t moderate someone with the same or a higher role.",
    gone: "They’ve left the room.",
  },

  /** What one can do with a message. */
  messageTools: {
    title: "Message actions",
    more: "More actions",
    no: "Cancel",
    each: {
      copy: { label: "Copy text", done: "Copied", failed: "Couldn’t copy." },
      erase: {
        label: "Delete this message",
        ask: "Delete this message for everyone?",
        yes: "Delete",
        failed: "Couldn’t delete it.",
      },
    },
  },

  /** Who can join by the room's own link. */
  access: {
    anyone: "Anyone with the link can read and post.",
    reader: "Anyone with the link can read.",
    password: "People need the link and the password to join.",
  },

  /** The invite part of a room that needs invite links. */
  inviting: {
    title: "Invite",
    make: "Create invite link",
    copy: "Copy invite link",
    made: "Anyone who opens this link becomes a member. You can revoke it in the room’s settings.",
    shut: "Only people with an invite link can join.",
    asked: "Only people with an invite link can join. An owner of the room can create one.",
    locked: "This room is locked. To join, new people need an invite link from an owner.",
  },

  home: "Start page",

  /** How a screen reader announces a new message. */
  said: (name: string, text: string): string => `${name}: ${text}`,

  people: {
    /** A member whose name is not known any more. */
    nameless: "someone",
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
    label: "Your name in this room",
    save: "Save",
    cancel: "Cancel",
    bad: "Enter a name of 1 to 40 visible characters.",
  },

  message: {
    refused: "Not sent.",
    retry: "Retry",
    edit: "Edit",
    discard: "Discard",
    /** By the refusal's code. A code that is missing here is shown with the refusal's own English text. */
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
    /** By how many people did it: in many languages the verb agrees with the number. */
    joined: (_count: number): string => "{who} joined",
    left: (_count: number): string => "{who} left",
    visited: (_count: number): string => "{who} joined and left",
    renamed: "{former} changed their name to {who}",
    renamedUnknown: "Someone changed their name to {who}",
    others: (count: number): string => plural(count, { one: "# other", other: "# others" }),
  },

  rooms: {
    pin: (room: string): string => `Pin ${room} to the top`,
    unpin: (room: string): string => `Unpin ${room}`,
    ask: (room: string): string =>
      `Remove ${room} from your list? You’ll need its link to come back.`,
    forget: "Remove",
    keep: "Cancel",
  },

  typing: {
    some: (count: number): string =>
      plural(count, { one: "{who} is typing", other: "{who} are typing" }),
    several: "Several people are typing",
  },

  composer: {
    /** An estimate: the limit is in bytes, and characters differ in how many they take. */
    left: (count: number): string =>
      plural(count, { one: "# character left", other: "About # characters left" }),
    over: (count: number): string =>
      plural(count, {
        one: "# character too long. Shorten it, or split it up.",
        other: "# characters too long. Shorten it, or split it up.",
      }),
    notText: "This message contains a character that can’t be sent: a control character or \uFFFD.",
  },
});
