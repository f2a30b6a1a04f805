/**
 * What a room remembers, and of whom.
 */
import * as v from "valibot";
import { MemberId, type MessageId, type Seq } from "../ids.ts";
import { Role } from "../rights/roles.ts";

/** Somebody in the room. Names are for reading; only `id` tells two people apart. */
export const Member = v.object({
  id: MemberId,
  name: v.string(),
  /** Let in by a link for programs. */
  bot: v.optional(v.literal(true)),
  /** The room's word, where it is an owner or a moderator: a name can say anything. */
  role: v.optional(Role),
});
export type Member = v.InferOutput<typeof Member>;

/** What every message has, whatever became of what it said. */
interface Stamp {
  readonly seq: Seq;
  /** The seq of its last change; absent while it is as it was said. */
  readonly rev?: Seq | undefined;
  readonly id: MessageId;
  readonly by: MemberId;
  /** What they were called when they said it. */
  readonly name: string;
  /** The room's word when this was told, where they were an owner or a moderator; no room stores it. */
  readonly role?: Role | undefined;
  /** The room's clock, milliseconds since 1970. */
  readonly at: number;
}

/** What a message holds, by its state: a new state is added here, and the compiler names every place that must answer. */
export type MessageState =
  | { readonly is: "said"; readonly body: string }
  /** Its author or a moderator erased it: there is no body to read. */
  | { readonly is: "erased" };

/** What somebody said, as the room remembers it. */
export type Message = Stamp & MessageState;

/** A message in storage, in a frame and over HTTP: without a state, since only an erased message has an empty body. */
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

/** What can be read of a message, as its author wrote it; `undefined` where nothing can. */
export function readableIn(message: MessageState): string | undefined {
  switch (message.is) {
    case "said":
      return message.body;
    case "erased":
      return undefined;
  }
}

/**
 * What stands for a message in plain text.
 *
 * @param show makes what somebody typed safe for where it is shown
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
