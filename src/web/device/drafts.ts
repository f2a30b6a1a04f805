/**
 * The draft in each room when the page was closed.
 */
import type { RoomName } from "../../protocol/names/names.ts";
import type { Store } from "./device-store.ts";

export function draftIn(store: Store, room: RoomName): string {
  return store.read(`draft.${room}`) ?? "";
}

export function writeDraft(store: Store, room: RoomName, draft: string): void {
  if (draft === "") store.erase(`draft.${room}`);
  else store.write(`draft.${room}`, draft);
}
