/**
 * Debts keep the order of a connection's asks: an ask that was refused for a while is owed, and the later
 * ones of its lane are refused until it comes again. docs/protocol.md, 4.7 and 9.7.
 */
import type { MessageId } from "../../protocol/ids.ts";
import type { Joined } from "./connection.ts";

/** Messages and writes each keep their own order. */
export type Lane = "messages" | "entries";

const FIELD = { messages: "owes", entries: "owesWrite" } as const satisfies Record<
  Lane,
  keyof Joined
>;

/** The ask for which all others of `lane` wait. */
export function owedIn(lane: Lane, connection: Joined): MessageId | undefined {
  return connection[FIELD[lane]];
}

/** `undefined` if `connection` owes something already: the first refusal counts. */
export function owing(lane: Lane, connection: Joined, id: MessageId): Joined | undefined {
  // A plain client knows no ids, and cannot send anything again.
  if (connection.plain === true || owedIn(lane, connection) !== undefined) return undefined;
  return { ...connection, [FIELD[lane]]: id };
}

/** `undefined` if `id` was not owed. */
export function settled(lane: Lane, connection: Joined, id: MessageId): Joined | undefined {
  if (owedIn(lane, connection) !== id) return undefined;
  const { [FIELD[lane]]: _, ...rest } = connection;
  return rest;
}
