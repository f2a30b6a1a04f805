/**
 * A link that gives a role. It is made on request, and is the same wherever it is shown.
 */
import { useLayoutEffect, useState } from "preact/hooks";
import type { RoomView } from "../../client/index.ts";
import { hashOfKey, newKey } from "../../client/keys.ts";
import type { RoomName } from "../../protocol/names/names.ts";
import { type Gives, keyMade, noteMade, whenMade } from "./made.ts";
import { linkTo } from "../browser/server.ts";
import { useActs, whyNot } from "../owning/use-acts.ts";

export interface MadeLink {
  /** `undefined` until it is made. */
  readonly link: string | undefined;
  readonly make: () => Promise<void>;
  /** Why it could not be made, as text. */
  readonly fault: string | undefined;
}

export function useMadeLink(room: RoomView, name: RoomName, gives: Gives): MadeLink {
  const { ask, refusal } = useActs(room);
  const [, redraw] = useState(0);
  useLayoutEffect(() => whenMade(() => redraw((count) => count + 1)), []);
  const key = keyMade(name, gives);
  const make = async (): Promise<void> => {
    const fresh = newKey();
    const { isDone } = await ask({ act: "link", hash: await hashOfKey(fresh), role: gives });
    if (isDone) noteMade(name, gives, fresh);
  };
  return {
    link: key === undefined ? undefined : `${linkTo(name)}#key=${key}`,
    make,
    fault: whyNot(refusal),
  };
}
