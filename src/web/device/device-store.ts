/**
 * What this device stores: short texts, each under a key. Where a browser forbids storage (private windows, a
 * full disk), they are kept for as long as the page is open.
 */

export interface Store {
  read(key: string): string | undefined;
  write(key: string, text: string): void;
  erase(key: string): void;
  /** Calls `listener` with each key that is written or removed through this store. Returns the undo. */
  watch(listener: (key: string) => void): () => void;
}

type Area = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** Keys of other pages on the same origin must not collide with ours. */
const PREFIX = "alcove.";

/** @param open returns the browser's storage; it may throw, and so may each of its methods */
export function storeIn(open: () => Area): Store {
  const memory = new Map<string, string>();
  const listeners = new Set<(key: string) => void>();
  const tell = (key: string): void => {
    for (const listener of listeners) listener(key);
  };
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
      tell(key);
    },
    erase(key) {
      memory.delete(key);
      attempt((area) => area.removeItem(PREFIX + key));
      tell(key);
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const device: Store = storeIn(() => localStorage);

/** Calls `listener` with each key that changes on this device, in this tab or another. Returns the undo. */
export function whenDeviceChanges(listener: (key: string) => void): () => void {
  const undo = device.watch(listener);
  const hear = ({ key }: StorageEvent): void => {
    if (key?.startsWith(PREFIX) === true) listener(key.slice(PREFIX.length));
  };
  addEventListener("storage", hear);
  return () => {
    undo();
    removeEventListener("storage", hear);
  };
}
