/**
 * What has just been stored, told to everybody in the room and to each part of the room that follows what is stored.
 */
import type { Entry } from "../../protocol/records/entry.ts";
import { type Message, revOf } from "../../protocol/records/message.ts";
import { changesOf } from "./changes.ts";
import type { Address } from "./connection.ts";
import type { Effect } from "./effects.ts";

export type Stored =
  /** `guestAddress` is where a sender without a token comes from. */
  | { readonly is: "said"; readonly message: Message; readonly guestAddress?: Address | undefined }
  /** Messages of one batch, in order, with no seq between them. */
  | { readonly is: "imported"; readonly messages: readonly [Message, ...Message[]] }
  | { readonly is: "revised"; readonly message: Message }
  | { readonly is: "written"; readonly entry: Entry }
  /** The name of its writer has gone from it, since they left for good; its value is the same. */
  | { readonly is: "unnamed"; readonly entry: Entry };

/** A part of the room that hears of everything that is stored. */
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
    return [
      { do: "broadcast", frame: frameOf(stored) },
      ...this.#bystanders.flatMap((it) => it.hear(stored, now)),
    ];
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
