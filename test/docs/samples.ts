/**
 * Frames of every type, good and bad. Whatever a room refuses among them must be in the table of refusals.
 */
import type { Action } from "../../src/protocol/rights/actions.ts";
import type { ClientFrame } from "../../src/protocol/wire/client-frames.ts";
import { act, hello, keyOf, memberOf, remove, say, set } from "../support/members.ts";
import { hashOf } from "../support/room-host.ts";

const BOB = memberOf("Bob");
const NOBODY = memberOf("Nobody");
const HASH = hashOf(keyOf("a new link"));

const ACTIONS: Action[] = [
  { act: "claim" },
  { act: "link", hash: HASH, role: "member" },
  { act: "links" },
  { act: "revoke", hash: hashOf(keyOf("no link")) },
  { act: "password" },
  { act: "mute", member: BOB },
  { act: "unmute", member: NOBODY },
  { act: "kick", member: NOBODY },
  { act: "ban", member: BOB },
  { act: "lift", member: NOBODY },
  { act: "bans" },
  { act: "erase", seq: 1 },
  { act: "erase", seq: 999 },
  { act: "erase-mine" },
  { act: "log" },
];

export function sampleFrames(): ClientFrame[] {
  return [
    hello("Ana", { id: "hello-of-a-sample" }),
    say("hey", "say-of-a-sample"),
    say("", "say-of-an-empty-sample"),
    { ...say("again", "say-again-of-a-sample"), after: 0 },
    { type: "rename", name: "Anna" },
    { type: "rename", name: "" },
    { type: "pull" },
    { type: "read", chars: 1 },
    { type: "signal", kind: "typing" },
    set("sample", 1),
    set("sample", 1, { after: 0 }),
    set("sample", 1, { rev: 77 }),
    set("room/kind", "haunted"),
    set("topic", "Lunch"),
    set("no key", 1),
    set("long", "x".repeat(5_000)),
    remove("sample"),
    remove("sample", { rev: 9 }),
    remove("room/kind"),
    ...ACTIONS.flatMap((action) => [act(action), { ...act(action), after: 0 }]),
  ];
}
