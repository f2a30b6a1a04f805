/**
 * Actions on a room or its members, from a caller who is not connected.
 */
import * as v from "valibot";
import { Action } from "../../../protocol/rights/actions.ts";
import type { RoomName } from "../../../protocol/names/names.ts";
import { hashOfKey, newId, newKey } from "../../platform/random.ts";
import { JSON_TYPE, queryOf, type Parsed } from "../request/asked-for.ts";
import { AuthorQuery, authorOf, isSigned } from "../request/author.ts";
import { askRoom } from "../guard/front-door.ts";
import type { RouteContext } from "../answer/route.ts";
import { refuse, refuseAs } from "../answer/problems.ts";
import { roomResource } from "../answer/resource.ts";
import { atMost, textIn, withoutMark } from "../request/message-body.ts";

/** An action is not recognized as repeated, so it needs no `after`. */
const ActorQuery = v.pick(AuthorQuery, ["name"]);

const ACTS = Action.options.map((it) => it.entries.act.literal);

/** For the OpenAPI document. docs/protocol.md, 12, describes each action. */
const ActionBody = v.pipe(v.looseObject({ act: v.picklist(ACTS) }), v.title("Action"));

const ActedBody = v.pipe(
  v.object({
    act: v.string(),
    result: v.optional(v.unknown()),
    link: v.optional(v.pipe(v.string(), v.description("The new link. It is shown only once."))),
  }),
  v.title("Acted"),
);

export const acting = roomResource("/act", {
  method: "post",
  summary: "Moderate",
  detail:
    "Creates links, mutes, bans, deletes messages and so on, as far as the role of your token, the key in `Alcove-Key` or the operator's secret allows. " +
    "For a `link` or `claim` without a `hash`, the server generates the key.",
  curl: `curl -H "Alcove-Key: $KEY" --json '{"act":"link","role":"member","uses":5}' {link}/act`,
  query: ActorQuery,
  takesToken: true,
  body: { [JSON_TYPE]: ActionBody },
  asks: ACTS,
  answers: { 200: { says: "Done.", content: { [JSON_TYPE]: ActedBody } } },
  refusals: ["bad-body", "bad-parameter", "not-text", "too-long", "unsupported-type"],
  answer: async (c, room) => (await atMost(c, async () => {})) ?? act(c, room),
});

/** Guests may post, but may not act: the general detail of `bad-token` would mislead here. */
const UNSIGNED =
  "Send the key of your link as Alcove-Key, or “Bearer ” and a token of 43 base64url characters.";

async function act(c: RouteContext, room: RoomName): Promise<Response> {
  const query = queryOf(c, ActorQuery);
  if (!query.ok) return query.refusal();
  const read = await actionIn(c, room);
  if (!read.ok) return read.refusal();
  const { action, link } = read.value;
  const author = isSigned(c) ? authorOf(c, room, query.value.name, newId()) : undefined;
  if (author === undefined) {
    return refuse(c, "bad-token", { headers: { "WWW-Authenticate": "Bearer" }, detail: UNSIGNED });
  }
  const answer = await askRoom(c, room, author, { type: "act", id: newId(), do: action });
  if (answer.is === "refused") return refuseAs(c, answer);
  c.header("Cache-Control", "no-store");
  const result = "result" in answer ? answer.result : undefined;
  return c.json({
    act: action.act,
    ...(result !== undefined && { result }),
    ...(link !== undefined && { link }),
  });
}

/** Generates the key of a link whose caller sent no hash. */
async function actionIn(
  c: RouteContext,
  room: RoomName,
): Promise<Parsed<{ action: Action; link?: string }>> {
  const sent = await textIn(c);
  if (!sent.ok) return sent;
  const given = v.safeParse(
    v.pipe(v.string(), v.parseJson(), ActionBody),
    withoutMark(sent.value.text),
  );
  const key = newKey();
  const isMade =
    given.success && MAKES.has(given.output.act) && !("hash" in given.output && given.output.hash);
  const whole = isMade ? { ...given.output, hash: hashOfKey(key) } : given.output;
  const action = v.safeParse(Action, whole);
  if (!action.success) {
    return { ok: false, refusal: () => refuse(c, "bad-body", { detail: NO_ACTION }) };
  }
  const link = `${new URL(`/r/${room}`, c.req.url).href}#key=${key}`;
  return { ok: true, value: { action: action.output, ...(isMade && { link }) } };
}

const MAKES: ReadonlySet<string> = new Set(["claim", "link"]);
const NO_ACTION = 'Send an action, as in {"act":"links"}. docs/protocol.md, 12, lists them.';
