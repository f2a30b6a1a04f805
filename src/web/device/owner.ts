/**
 * Whose device this is: a secret that stands for a person without an account, and what they are called.
 */
import { newSecret, type Secret } from "../../client/index.ts";
import { cleanName } from "../../protocol/names/names.ts";
import { Later } from "../loading/later.ts";
import type { Store } from "./device-store.ts";

const SECRET_BYTES = 32;

/** Only the first visit of a device draws a name. */
const guestNames = new Later(() => import("../../protocol/names/guest-names.ts"));

/** The secret of this device; a new one on the first visit. All its tabs are one person. */
export function secretOf(store: Store): Secret {
  const kept = fromHex(store.read("secret") ?? "");
  if (kept !== undefined) return kept;
  const secret = newSecret();
  store.write("secret", toHex(secret));
  return secret;
}

/** The name last chosen, or a guest's that stays the same until one is chosen: "" before {@link nameGuest}. */
export function nameOf(store: Store): { readonly name: string; readonly isChosen: boolean } {
  const chosen = cleanName(store.read("name") ?? "");
  if (chosen !== undefined) return { name: chosen, isChosen: true };
  return { name: cleanName(store.read("guest") ?? "") ?? "", isChosen: false };
}

/** Draws a name for somebody who has none yet. first-paint.ts has the browser fetch the words beside main.js. */
export async function nameGuest(store: Store): Promise<void> {
  if (nameOf(store).name !== "") return;
  const { guestName } = await guestNames.wait();
  // Another tab may have drawn one in the meantime.
  if (nameOf(store).name === "")
    store.write("guest", guestName(crypto.getRandomValues(new Uint8Array(2))));
}

export function chooseName(store: Store, name: string): void {
  store.write("name", name);
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function fromHex(text: string): Secret | undefined {
  if (text.length !== 2 * SECRET_BYTES || !/^[0-9a-f]+$/.test(text)) return undefined;
  return Uint8Array.from({ length: SECRET_BYTES }, (_, index) =>
    parseInt(text.slice(2 * index, 2 * index + 2), 16),
  );
}
