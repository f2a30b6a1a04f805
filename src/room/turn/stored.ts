/**
 * Records that were just stored, told to everybody in the room and to each part of the room that follows
 * them.
 */
import type { Entry } from "../../protocol/records/entry.ts";
import { type Message, revOf } from "../../protocol/records/message.ts";
import { changesOf } from "./changes.ts";
import type { Address } from "./connection.ts";
import type { Effect } from "./effects.ts";

export type Stored =
  /** `guestAddress` is the address of a sender without a token. */
  | { readonly is: "said"; readonly message: Message; readonly guestAddress?: Address | undefined }
  /** The messages of one batch, in order, without a seq between them. */
  | { readonly is: "imported"; readonly messages: readonly [Message, ...Message[]] }
  | { readonly is: "revised"; readonly message: Message }
  | { readonly is: "written"; readonly entry: Entry }
  /** The writer's name was removed, since they left for good. The value is the same. */
  | { readonly is: "unnamed"; readonly entry: Entry };

/** A part of the room that hears of every stored record. */
export interface Bystander {
  hear(stored: Stored, now: number): Effect[];
}

export class Records {
  readonly #bystanders: readonly Bystander[];

  /** @param bystanders in the order in which they hear of it */
  constructor(bystanders: readonly Bystander[]) {
    this.#bystanders = bystanders;
  }

  tell(stored: Stored, now: number): Effect[] {
    const effects: Effect[] = [{ do: "broadcast", frame: frameOf(stored) }];
    for (const bystander of this.#bystanders) effects.push(...bystander.hear(stored, now));
    return effects;
  }
}

function frameOf(stored: Stored) {
  switch (stored.is) {
    case "said":
    case "revised":
      return changesOf(revOf(stored.message), [stored.message]);
    case "imported": {
      const messages = [...stored.messages];
      const [first] = stored.messages;
      const to = first.seq + messages.length - 1;
      return { ...changesOf(to, messages), from: first.seq - 1 };
    }
    case "written":
    case "unnamed":
      return changesOf(stored.entry.rev, [], [stored.entry]);
  }
}
