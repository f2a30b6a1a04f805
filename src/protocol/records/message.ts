/**
 * Members and messages, as a room stores and sends them.
 */
import * as v from "valibot";
import { MemberId, type MessageId, type Seq } from "../ids.ts";
import { Role } from "../rights/roles.ts";

/** A member of the room. Names may repeat; only `id` identifies a member. */
export const Member = v.object({
  id: MemberId,
  name: v.string(),
  /** Joined by an invite link for programs. */
  bot: v.optional(v.literal(true)),
  /** Present for owners and moderators. Clients show this, since a name can claim anything. */
  role: v.optional(Role),
});
export type Member = v.InferOutput<typeof Member>;

/** The fields of a message in any state. */
interface Stamp {
  readonly seq: Seq;
  /** The seq of its last change; absent if it was never changed. */
  readonly rev?: Seq | undefined;
  readonly id: MessageId;
  readonly by: MemberId;
  /** The author's name when they sent it. */
  readonly name: string;
  /** Present if the author was an owner or a moderator when this was sent to the client. It is not stored. */
  readonly role?: Role | undefined;
  /** The room's clock, milliseconds since 1970. */
  readonly at: number;
}

/** The content of a message, by state. A new state is added here; the compiler then names every place to change. */
export type MessageState =
  | { readonly is: "said"; readonly body: string }
  /** Deleted by its author or a moderator: it has no body. */
  | { readonly is: "erased" };

/** A message, as the room stores it. */
export type Message = Stamp & MessageState;

/** A message in storage, in a frame and over HTTP: without a state, since only a deleted message has an empty body. */
export type FlatMessage = Stamp & { readonly body: string };

const ERASED_BODY = "";

export function flatBody(message: MessageState): string {
  switch (message.is) {
    case "said":
      return message.body;
    case "erased":
      return ERASED_BODY;
  }
}

export function stateOf(body: string): MessageState {
  return body === ERASED_BODY ? { is: "erased" } : { is: "said", body };
}

/** The text of a message as its author wrote it; `undefined` if it has none. */
export function readableIn(message: MessageState): string | undefined {
  switch (message.is) {
    case "said":
      return message.body;
    case "erased":
      return undefined;
  }
}

/**
 * A message in plain text.
 *
 * @param show makes the author's text safe for where it is shown
 */
export function legible(message: MessageState, show = (body: string): string => body): string {
  switch (message.is) {
    case "said":
      return show(message.body);
    case "erased":
      return "(deleted)";
  }
}

export function flatten(message: Message): FlatMessage {
  const { is: _, ...stamp } = message;
  return { ...stamp, body: flatBody(message) };
}

export function unflatten({ body, ...stamp }: FlatMessage): Message {
  return { ...stamp, ...stateOf(body) };
}

/** The seq of a message's last change. */
export function revOf({ seq, rev = seq }: Stamp): Seq {
  return rev;
}
