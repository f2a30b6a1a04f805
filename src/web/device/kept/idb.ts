/**
 * Access to IndexedDB, in a separate file that is fetched while a room is dialled, so that a first-time
 * reader does not wait for it.
 */
export const idb = () => import("idb");
