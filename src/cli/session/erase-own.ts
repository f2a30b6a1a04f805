/**
 * Deletes every message of the user, a bounded part with each request.
 */
import * as v from "valibot";
import { counted } from "../output/counted.ts";
import { Progress } from "../output/progress.ts";
import { act } from "./requests.ts";
import type { Session } from "./session.ts";

const ErasedPart = v.object({ erased: v.number(), next: v.optional(v.number()) });

/** @param nameless whether the user's name is deleted, too */
export async function eraseOwn(session: Session, nameless = false): Promise<void> {
  const progress = new Progress();
  let count = 0;
  for (let after: number | undefined = 0; after !== undefined;) {
    const { result } = await act(session, {
      act: "erase-mine",
      after,
      ...(nameless && { nameless }),
    });
    const part = v.parse(ErasedPart, result);
    count += part.erased;
    after = part.next;
    progress.tell(() => `${counted(count, "message")} deleted`);
  }
  progress.end();
  session.tell(`Deleted ${counted(count, "message")}.`);
}
