/**
 * What this device remembers: small texts under a key. Where a browser forbids storage (private windows, a full
 * disk), it is remembered for as long as the page is open.
 */

export interface Store {
  read(key: string): string | undefined;
  write(key: string, text: string): void;
  erase(key: string): void;
}

type Area = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** Keys of other pages on the same origin must not meet ours. */
const PREFIX = "alcove.";

/** @param open gives the browser's storage; it may throw, and so may each of its methods */
export function storeIn(open: () => Area): Store {
  const memory = new Map<string, string>();
  const attempt = <T>(act: (area: Area) => T): T | undefined => {
    try {
      return act(open());
    } catch {
      return undefined;
    }
  };
  return {
    read: (key) => memory.get(key) ?? attempt((area) => area.getItem(PREFIX + key)) ?? undefined,
    write(key, text) {
      const kept = attempt((area) => {
        area.setItem(PREFIX + key, text);
        return true;
      });
      if (kept === true) memory.delete(key);
      else memory.set(key, text);
    },
    erase(key) {
      memory.delete(key);
      attempt((area) => area.removeItem(PREFIX + key));
    },
  };
}

export const device: Store = storeIn(() => localStorage);
