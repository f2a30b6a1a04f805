/**
 * Every refusal of the protocol, provoked in a room: when it occurs, what a client does about it, and what
 * the room sent.
 */
import type { ClientFrame } from "../../src/protocol/wire/client-frames.ts";
import type { Refused } from "../../src/protocol/wire/frames.ts";
import type { RefusalCode } from "../../src/protocol/wire/refusals.ts";
import { ALLOWANCES } from "../../src/room/limits/allowances.ts";
import type { ConnectionId } from "../../src/room/turn/connection.ts";
import { REGISTERED } from "../../src/room/memory/register.ts";
import { act, hello, keyOf, memberOf, say, set } from "../support/members.ts";
import { hashOf, OWNERS_KEY } from "../support/room-host.ts";
import { RoomUnderTest } from "../support/room-under-test.ts";
import { sampleFrames } from "./samples.ts";

/** The type of a frame, or `any` for something that is not a frame. */
export type Answered = ClientFrame["type"] | "any";

interface Refusal {
  /** When the room refuses so. */
  readonly when: string;
  /** What a client does about it. */
  readonly todo: string;
  /**
   * The frames that may be refused so. The first is the one refused here. If there is none, the room sends
   * the refusal unasked.
   */
  readonly answers: readonly Answered[];
  /** Makes the room send the refusal to the connection that is returned. */
  readonly provoke: (room: RoomUnderTest) => ConnectionId;
}

/** The frames that a room sent to refuse something. */
export interface Provoked {
  readonly refused: Refused;
  /** The code with which it closed the socket, if it did. */
  readonly closed?: number;
}

export function provoke(code: RefusalCode): Provoked {
  const isHurried = code === "slow-down";
  const room = isHurried ? new RoomUnderTest(ALLOWANCES) : new RoomUnderTest();
  const id = REFUSED[code].provoke(room);
  const { closed } = room.peer(id);
  const refused = room.peer(id).last("refused");
  if (refused === undefined) throw new Error(`Nothing was refused as ${code}`);
  return { refused, ...(closed && { closed: closed.code }) };
}

/**
 * What else is refused to Ana and Olga in the room that refuses with `code`: the type of each frame, and the
 * code.
 */
export function refusedIn(code: RefusalCode): (readonly [Answered, string])[] {
  const refusals: (readonly [Answered, string])[] = [];
  const room = code === "slow-down" ? new RoomUnderTest(ALLOWANCES) : new RoomUnderTest();
  const ids = [REFUSED[code].provoke(room), room.join("Olga")];
  for (const frame of sampleFrames()) {
    for (const id of ids.filter((it) => room.peer(it).closed === undefined)) {
      const before = room.peer(id).all("refused").length;
      room.send(id, frame);
      const later = room.peer(id).all("refused").slice(before);
      refusals.push(...later.map((it) => [frame.type, it.code] as const));
    }
  }
  return refusals;
}

const RAW_ID = "named-by-its-sender";
const MANY = 120;

const owned = (room: RoomUnderTest): ConnectionId => room.join("Olga", { key: OWNERS_KEY });

/** Olga, who owns `room`, and Ana. If `setting` is given, Olga then changes it. */
function inside(room: RoomUnderTest, setting?: readonly [key: string, value: string | number]) {
  const olga = owned(room);
  const ana = room.join("Ana");
  if (setting) room.send(olga, set(...setting));
  return { olga, ana };
}

function sending(frame: ClientFrame): (room: RoomUnderTest) => ConnectionId {
  return (room) => {
    const ana = room.join("Ana");
    room.send(ana, frame);
    return ana;
  };
}

function sendingRaw(text: string): (room: RoomUnderTest) => ConnectionId {
  return (room) => {
    const ana = room.join("Ana");
    room.host.receive(ana, text);
    return ana;
  };
}

const SPOKEN = ["say", "set", "delete"] as const;
const AT_THE_DOOR = "Stop. Ask the person for a link or password, and say hello with its `key`.";

export const REFUSED: Readonly<Record<RefusalCode, Refusal>> = {
  "bad-field": {
    when: "A value in a known frame is unknown to this room (1.7).",
    todo: "Do without what the frame asked for: the room is older than the client.",
    answers: ["act", "hello", "say", "pull", "signal", "set", "delete"],
    provoke: sendingRaw(JSON.stringify({ type: "act", id: RAW_ID, do: { act: "dance" } })),
  },
  "bad-frame": {
    when: "It is not a frame, or a field is missing or of the wrong form (1.5).",
    todo: "Stop, and fix the client.",
    answers: ["any"],
    provoke: sendingRaw(JSON.stringify({ type: "say", id: RAW_ID })),
  },
  "bad-key": {
    when: "No entry can have that key (9.2).",
    todo: "Choose another key.",
    answers: ["set", "delete"],
    provoke: sending(set("no key", 1)),
  },
  "bad-link": {
    when: "The key belongs to no link, or its link has ended (11.4).",
    todo: "Stop. Say hello without `key`, or with another, once the person agrees.",
    answers: ["hello"],
    provoke: (room) => {
      owned(room);
      return room.join("Ana", { key: keyOf("wrong") });
    },
  },
  "bad-name": {
    when: "The name cannot be shown (2.2).",
    todo: "Ask the person for another. A hello may be said again on the same socket.",
    answers: ["rename", "hello"],
    provoke: sending({ type: "rename", id: RAW_ID, name: "" }),
  },
  "bad-number": {
    when: "A number in the value does not fit a 64-bit float (9.2).",
    todo: "Send it as a string.",
    answers: ["set"],
    provoke: sendingRaw(`{"type":"set","id":"${RAW_ID}","key":"big","value":9007199254740993}`),
  },
  "bad-setting": {
    when: "The room has no such setting, or it cannot have that value (11.6).",
    todo: "Show it to the person.",
    answers: ["set"],
    provoke: (room) => {
      const olga = owned(room);
      room.send(olga, set("room/kind", "haunted"));
      return olga;
    },
  },
  banned: {
    when: "The member, or their address, is banned (12.4).",
    todo: "Stop.",
    answers: ["hello"],
    provoke: (room) => {
      const { olga, ana } = inside(room);
      room.send(olga, act({ act: "ban", member: memberOf("Ana") }));
      room.peer(ana);
      return room.join("Ana");
    },
  },
  binary: {
    when: "A binary message (1.5).",
    todo: "Stop, and fix the client.",
    answers: ["any"],
    provoke: (room) => {
      const ana = room.join("Ana");
      room.host.receiveBinary(ana);
      return ana;
    },
  },
  conflict: {
    when: "The entry has another `rev` than the write asked for (9.4).",
    todo: "Decide again from the `entry` that came along; a new write has a new id.",
    answers: ["set", "delete"],
    provoke: sending(set("topic", "Lunch", { rev: 7 })),
  },
  empty: {
    when: "The body has nothing visible (4.5).",
    todo: "Show it to the person.",
    answers: ["say"],
    provoke: sending(say(" ", RAW_ID)),
  },
  forbidden: {
    when: "The room admits only members with a link or password (11.7).",
    todo: AT_THE_DOOR,
    answers: ["hello"],
    provoke: (room) => {
      const olga = owned(room);
      room.send(olga, set("room/kind", "invite"));
      return room.join("Ana");
    },
  },
  "frame-too-big": {
    when: "The frame is larger than 16,384 bytes (1.2).",
    todo: "Stop, and fix the client.",
    answers: ["any"],
    provoke: sendingRaw("x".repeat(16_385)),
  },
  "hello-first": {
    when: "Something else came before `hello`, or nothing for 10 s (3.1).",
    todo: "Stop, and fix the client.",
    answers: ["any"],
    provoke: (room) => {
      const id = room.connect();
      room.send(id, say("hi"));
      return id;
    },
  },
  kicked: {
    when: "A moderator removed the member (12.4).",
    todo: "Stop. Say hello again if the person asks for it.",
    answers: [],
    provoke: (room) => {
      const { olga, ana } = inside(room);
      room.send(olga, act({ act: "kick", member: memberOf("Ana") }));
      return ana;
    },
  },
  muted: {
    when: "The member is muted (12.4).",
    todo: "Show it to the person. Do not send it again by itself.",
    answers: ["say", "rename", "signal", "set", "delete", "act"],
    provoke: (room) => {
      const { olga, ana } = inside(room);
      room.send(olga, act({ act: "mute", member: memberOf("Ana") }));
      room.send(ana, say("hi"));
      return ana;
    },
  },
  "not-allowed": {
    when: "The member's role does not allow it (11.2, 12.5).",
    todo: "Show it to the person.",
    answers: ["say", "signal", "set", "delete", "act"],
    provoke: (room) => {
      const { olga, ana } = inside(room, ["room/guests", "reader"]);
      room.peer(olga);
      room.send(ana, say("hi"));
      return ana;
    },
  },
  "not-empty": {
    when: "A claim of a room in which others were active (12.2).",
    todo: "Show it to the person.",
    answers: ["act"],
    provoke: (room) => {
      const ana = room.join("Ana");
      room.send(room.join("Bob"), say("hi"));
      room.send(ana, act({ act: "claim" }));
      return ana;
    },
  },
  "not-stored": {
    when: "The room could not store it just now (4.6, 9.7).",
    todo: "Wait `retryAfter`, then send the same frame again.",
    answers: [...SPOKEN, "act", "hello"],
    provoke: (room) => {
      const ana = room.join("Ana");
      room.log.full = true;
      room.send(ana, say("hi"));
      return ana;
    },
  },
  "not-text": {
    when: "The body or value has control characters, U+FFFD or half a character (4.5, 9.2).",
    todo: "Show it to the person.",
    answers: ["say", "set"],
    provoke: sending(say("\u0007", RAW_ID)),
  },
  "not-there": {
    when: "There is no such member, link, mute, ban or message (12).",
    todo: "Look again.",
    answers: ["act"],
    provoke: (room) => {
      const olga = owned(room);
      room.send(olga, act({ act: "erase", seq: 9 }));
      return olga;
    },
  },
  "not-yours": {
    when: "A second hello on a socket has another token or visit (3.8).",
    todo: "Open another socket for the other member.",
    answers: ["hello"],
    provoke: sending({ ...hello("Bob"), id: RAW_ID }),
  },
  "out-of-turn": {
    when: "A message or write before it was refused for now (4.7, 9.7).",
    todo: "Wait for the one that was refused first, then send from that one on.",
    answers: [...SPOKEN],
    provoke: (room) => {
      const ana = room.join("Ana");
      room.log.full = true;
      room.send(ana, say("first"));
      room.log.full = false;
      room.send(ana, say("second"));
      return ana;
    },
  },
  owned: {
    when: "A claim of a room that has an owner (12.2).",
    todo: "Show it to the person.",
    answers: ["act"],
    provoke: (room) => {
      const { ana } = inside(room);
      room.send(ana, act({ act: "claim" }));
      return ana;
    },
  },
  "register-full": {
    when: "The room has as many links, roles, mutes or bans as it can keep (12.12).",
    todo: "Show it to the person: an owner revokes or lifts some.",
    answers: ["act", "hello"],
    provoke: (room) => {
      const olga = owned(room);
      const by = { id: memberOf("Olga"), name: "Olga" };
      room.log.decide(
        Array.from({ length: REGISTERED }, (_, n) => ({
          kind: "link" as const,
          key: `${n}`.padStart(43, "0"),
          value: { role: "member" as const, by, at: 1 },
        })),
      );
      room.send(olga, act({ act: "link", hash: hashOf(keyOf("another")), role: "member" }));
      return olga;
    },
  },
  "room-deleted": {
    when: "The room was deleted, and its name is dead (12.8).",
    todo: "Stop. Drop what the device keeps of the room.",
    answers: ["hello"],
    provoke: (room) => {
      const { olga } = inside(room);
      room.send(olga, act({ act: "wipe" }));
      return room.join("Ana");
    },
  },
  "room-full": {
    when: "The room has stored as much as it may (6.6).",
    todo: "Show it to the person.",
    answers: ["say"],
    provoke: (room) => {
      const ana = room.join("Ana");
      room.log.isFull = true;
      room.send(ana, say("hi"));
      return ana;
    },
  },
  "slow-down": {
    when: "Too much at once (6.4).",
    todo: "Wait `retryAfter`, then send again from the first refused frame on.",
    answers: [...SPOKEN, "rename", "pull", "signal", "act"],
    provoke: (room) => {
      const ana = room.join("Ana");
      for (let n = 0; n < MANY; n += 1) room.send(ana, say(`line ${n}`));
      return ana;
    },
  },
  "slow-mode": {
    when: "The member's last message was too short a time ago (11.9).",
    todo: "Wait `retryAfter`, then send again from this message on.",
    answers: ["say"],
    provoke: (room) => {
      const { olga, ana } = inside(room, ["room/slow", 30]);
      room.peer(olga);
      room.send(ana, say("first"));
      room.send(ana, say("second"));
      return ana;
    },
  },
  "state-full": {
    when: "The room shares as many entries, or bytes of values, as it may (9.2).",
    todo: "Delete entries first.",
    answers: ["set"],
    provoke: (room) => {
      const ana = room.join("Ana");
      for (let n = 0; n < 80; n += 1) room.send(ana, set(`long-${n}`, "x".repeat(4_000)));
      return ana;
    },
  },
  "too-late": {
    when: "It was sent before, and the room no longer knows whether it was done (9.5, 11.10, 12.1).",
    todo: "See what is there. Then drop it, or send it under a new id.",
    answers: [...SPOKEN, "act"],
    provoke: (room) => {
      const ana = room.join("Ana");
      for (let n = 0; n < 3; n += 1) room.send(ana, say(`line ${n}`));
      room.log.hide(2);
      room.send(ana, { ...say("again"), after: 1 });
      return ana;
    },
  },
  "too-long": {
    when: "The body or value is too long, or the value nested too deep (4.5, 9.2).",
    todo: "Shorten it, or send it in parts.",
    answers: ["say", "set"],
    provoke: sending(say("x".repeat(8_001), RAW_ID)),
  },
  "too-many-tries": {
    when: "Too many wrong keys came from this address (11.4).",
    todo: "Stop trying keys for ten minutes.",
    answers: ["hello"],
    provoke: (room) => {
      owned(room);
      for (let n = 0; n < 10; n += 1) room.join("Ana", { key: keyOf(`wrong-${n}`) }, "home");
      return room.join("Ana", { key: keyOf("wrong again") }, "home");
    },
  },
  "unknown-type": {
    when: "The room does not know that type of frame (1.4).",
    todo: "Do without it: the room is older than the client.",
    answers: ["any"],
    provoke: sendingRaw(JSON.stringify({ type: "dance", id: RAW_ID })),
  },
  version: {
    when: "The hello's `v` is not 1 (3.2).",
    todo: "Stop until the client is updated.",
    answers: ["hello"],
    provoke: (room) => {
      const id = room.connect();
      room.host.receive(id, JSON.stringify({ ...hello("Ana"), v: 2, id: RAW_ID }));
      return id;
    },
  },
};
