/**
 * A visit of a room. Once the reader is in it, the device stores the visit, and drops the key of the invite
 * link.
 */
import { useEffect } from "preact/hooks";
import type { RoomName } from "../../protocol/names/names.ts";
import { dropKey } from "../browser/leaving-steps.ts";
import { device } from "../device/device-store.ts";
import { rememberVisit } from "../device/visited.ts";

export function RememberVisit({ name }: { name: RoomName }): null {
  useEffect(() => {
    rememberVisit(device, name, Date.now());
    dropKey();
  }, [name]);
  return null;
}
