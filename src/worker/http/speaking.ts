/**
 * Saying something at a room's own link, without being there.
 */
import * as v from "valibot";
import { type MessageId, Seq } from "../../protocol/ids.ts";
import type { Member, Message } from "../../protocol/message.ts";
import type { RoomName } from "../../protocol/names.ts";
import { newId } from "../random.ts";
import { JSON_TYPE, kindFor, queryOf, TEXT_TYPE } from "./asked-for.ts";
import { guestOf, memberOf, messageIdOf, tokenIn } from "./author.ts";
import type { Asked } from "./its.ts";
import { refuse } from "./problems.ts";
import type { RoomDeed } from "./resource.ts";
import { MessageRecord } from "./said.ts";
import { atMost, isJson, Spoken, spokenIn } from "./spoken.ts";
import { line } from "./transcript.ts";

const SpeakingQuery = v.object({
  name: v.optional(
    v.pipe(v.string(), v.description("What a guest is called, or a member who is not here.")),
  ),
  after: v.optional(
    v.pipe(
      Seq,
      v.description(
        "To send something again after long: the head when it was first sent. Without it, a repeat is known among the newest 1,000 messages.",
      ),
    ),
  ),
});

const SpeakingHeaders = v.object({
  "Idempotency-Key": v.optional(
    v.pipe(
      v.string(),
      v.description(
        "Chosen at random for each message. What is sent again under it is answered with the original, and said once.",
      ),
    ),
  ),
});

const said = { [JSON_TYPE]: MessageRecord, [TEXT_TYPE]: v.string() };

export const speaking: RoomDeed = {
  method: "post",
  summary: "Say something",
  detail:
    "It is stored before it is answered. Who speaks so is not here: nobody is told that they come or go.",
  curl: "curl -d 'hi' \"{link}?name=Ana\"",
  query: SpeakingQuery,
  headers: SpeakingHeaders,
  takesToken: true,
  body: { [TEXT_TYPE]: v.string(), [JSON_TYPE]: Spoken },
  answers: {
    201: { says: "It is said: the message.", content: said },
    200: { says: "It was said before, under this key: the original.", content: said },
  },
  refusals: [
    "bad-body",
    "bad-idempotency-key",
    "bad-name",
    "bad-parameter",
    "bad-room-name",
    "bad-token",
    "empty",
    "key-reused",
    "not-stored",
    "not-text",
    "origin-not-allowed",
    "room-unavailable",
    "too-long",
    "unsupported-type",
  ],
  answer: async (c, room) => (await atMost(c, async () => {})) ?? speak(c, room),
};

async function speak(c: Asked, room: RoomName): Promise<Response> {
  const query = queryOf(c, SpeakingQuery);
  if (!query.ok) return query.refusal();
  const key = c.req.header("Idempotency-Key");
  const id = key === undefined ? newId() : messageIdOf(key);
  if (id === undefined) return refuse(c, "bad-idempotency-key");
  const spoken = await spokenIn(c);
  if (!spoken.ok) return spoken.refusal();
  const { body, name = query.value.name } = spoken.value;
  const author = authorOf(c, room, name, id);
  if (author === undefined) {
    return refuse(c, "bad-token", { headers: { "WWW-Authenticate": "Bearer" } });
  }
  const { after } = query.value;
  const posted = await c.env.ROOMS.getByName(room).post(author, { id, body, after });
  if (!posted.ok) return refuse(c, posted.code);
  const { message, isNew } = posted;
  if (message.body !== body) return refuse(c, "key-reused");
  return told(c, room, message, isNew);
}

function authorOf(
  c: Asked,
  room: RoomName,
  name: string | undefined,
  id: MessageId,
): Member | undefined {
  const authorization = c.req.header("Authorization");
  if (authorization === undefined) return guestOf(room, name, id);
  const token = tokenIn(authorization);
  return token === undefined ? undefined : memberOf(token, name);
}

function told(c: Asked, room: RoomName, message: Message, isNew: boolean): Response {
  const kind = kindFor(c, [JSON_TYPE, TEXT_TYPE], isJson(c) ? JSON_TYPE : TEXT_TYPE);
  c.header("Cache-Control", "no-store");
  c.header("Location", `/r/${room}?after=${message.seq - 1}&limit=1`);
  c.status(isNew ? 201 : 200);
  return kind === JSON_TYPE ? c.json(message) : c.text(line(message));
}
