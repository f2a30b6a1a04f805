/**
 * The user of this device: a secret that identifies them without an account, and their name.
 */
import { newSecret, type Secret } from "../../client/index.ts";
import { cleanName } from "../../protocol/names/names.ts";
import { Later } from "../loading/later.ts";
import type { Store } from "./device-store.ts";

const SECRET_BYTES = 32;

/** Only the first visit of a device draws a name. */
const guestNames = new Later(() => import("../../protocol/names/guest-names.ts"));

/** The secret of this device, created on the first visit. All its tabs are one member. */
export function secretOf(store: Store): Secret {
  const kept = fromHex(store.read("secret") ?? "");
  if (kept !== undefined) return kept;
  const secret = newSecret();
  store.write("secret", toHex(secret));
  return secret;
}

/** The last chosen name, or a guest name that stays until one is chosen; "" before {@link nameGuest}. */
export function nameOf(store: Store): { readonly name: string; readonly isChosen: boolean } {
  const chosen = cleanName(store.read("name") ?? "");
  if (chosen !== undefined) return { name: chosen, isChosen: true };
  return { name: cleanName(store.read("guest") ?? "") ?? "", isChosen: false };
}

/**
 * Draws a name for a user who has none yet. first-paint.ts makes the browser fetch the words together with
 * main.js.
 */
export async function nameGuest(store: Store): Promise<void> {
  if (nameOf(store).name !== "") return;
  // A file that cannot be loaded keeps nobody from reading.
  await guestNames.load();
  // Another tab may have drawn one meanwhile.
  if (nameOf(store).name === "")
    store.write(
      "guest",
      guestNames.value?.guestName(crypto.getRandomValues(new Uint8Array(2))) ?? "Guest",
    );
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
