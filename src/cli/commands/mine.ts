/**
 * `alcove erase` and `alcove forget`: takes back what was said, and leaves for good.
 */
import * as v from "valibot";
import { act } from "../session/requests.ts";
import { counted } from "../output/counted.ts";
import { Progress } from "../output/progress.ts";
import type { Setting } from "../session/session.ts";

const Part = v.object({ erased: v.number(), next: v.optional(v.number()) });

export async function eraseOne(setting: Setting, seq: number): Promise<void> {
  await act(setting, { act: "erase", seq });
}

/** Everything that we said, part by part. */
export async function eraseMine(setting: Setting, nameless = false): Promise<void> {
  const progress = new Progress();
  let count = 0;
  for (let after: number | undefined = 0; after !== undefined;) {
    const { result } = await act(setting, {
      act: "erase-mine",
      after,
      ...(nameless && { nameless }),
    });
    const part = v.parse(Part, result);
    count += part.erased;
    after = part.next;
    progress.tell(() => counted(count, "message"));
  }
  progress.end();
  setting.tell(`Erased ${counted(count, "message")}.`);
}

export async function forget(setting: Setting, { erase }: { erase: boolean }): Promise<void> {
  if (erase) await eraseMine(setting, true);
  await act(setting, { act: "forget" });
  setting.tell("The room has forgotten you.");
}
