/**
 * Posts a message at a room's own link, without joining the room.
 */
import * as v from "valibot";
import { flatten, type Message } from "../../../protocol/records/message.ts";
import type { RoomName } from "../../../protocol/names/names.ts";
import { newId } from "../../platform/random.ts";
import { JSON_TYPE, kindFor, queryOf, TEXT_TYPE } from "../request/asked-for.ts";
import { AuthorHeaders, authorOf, AuthorQuery, messageIdOf } from "../request/author.ts";
import { askRoom } from "../guard/front-door.ts";
import type { RouteContext } from "../answer/route.ts";
import { refuse, refuseAs } from "../answer/problems.ts";
import type { RoomOperation } from "../answer/resource.ts";
import { MessageRecord } from "../request/said.ts";
import { atMost, isJson, MessageBody, messageBodyIn } from "../request/message-body.ts";
import { line } from "./transcript.ts";

const said = { [JSON_TYPE]: MessageRecord, [TEXT_TYPE]: v.string() };

export const speaking: RoomOperation = {
  method: "post",
  summary: "Post a message",
  detail:
    "The message is stored before the request is answered. Posting does not mark the author as present, so no join or leave is announced.",
  curl: "curl -d 'hi' \"{link}?name=Ana\"",
  query: AuthorQuery,
  headers: AuthorHeaders,
  takesToken: true,
  body: { [TEXT_TYPE]: v.string(), [JSON_TYPE]: MessageBody },
  asks: ["say"],
  answers: {
    201: { says: "The message, now stored.", content: said },
    200: {
      says: "The message was already stored under this Idempotency-Key. This is the original.",
      content: said,
    },
  },
  refusals: [
    "bad-body",
    "bad-idempotency-key",
    "bad-parameter",
    "erased",
    "key-reused",
    "unsupported-type",
  ],
  answer: async (c, room) => (await atMost(c, async () => {})) ?? speak(c, room),
};

async function speak(c: RouteContext, room: RoomName): Promise<Response> {
  const query = queryOf(c, AuthorQuery);
  if (!query.ok) return query.refusal();
  const key = c.req.header("Idempotency-Key");
  const id = key === undefined ? newId() : messageIdOf(key);
  if (id === undefined) return refuse(c, "bad-idempotency-key");
  const spoken = await messageBodyIn(c);
  if (!spoken.ok) return spoken.refusal();
  const { body, name = query.value.name } = spoken.value;
  const author = authorOf(c, room, name, id);
  if (author === undefined) {
    return refuse(c, "bad-token", { headers: { "WWW-Authenticate": "Bearer" } });
  }
  const { after } = query.value;
  const answer = await askRoom(c, room, author, { type: "say", id, body, after });
  if (answer.is === "refused") return refuseAs(c, answer);
  if (!("message" in answer)) throw new Error("The room answered a message without one");
  const { message } = answer;
  switch (message.is) {
    case "erased":
      return refuse(c, "erased");
    case "said":
      return message.body === body
        ? told(c, room, message, answer.is === "done")
        : refuse(c, "key-reused");
  }
}

function told(c: RouteContext, room: RoomName, message: Message, isNew: boolean): Response {
  const kind = kindFor(c, [JSON_TYPE, TEXT_TYPE], isJson(c) ? JSON_TYPE : TEXT_TYPE);
  c.header("Cache-Control", "no-store");
  c.header("Location", `/r/${room}?after=${message.seq - 1}&limit=1`);
  c.status(isNew ? 201 : 200);
  return kind === JSON_TYPE ? c.json(flatten(message)) : c.text(line(message));
}
