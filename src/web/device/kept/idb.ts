/**
 * The way into IndexedDB, a file of its own that is fetched while a room is dialled: somebody who reads a room for the
 * first time waits for nothing of it.
 */
export const idb = () => import("idb");
