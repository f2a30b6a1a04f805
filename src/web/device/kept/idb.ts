/** The library for IndexedDB, in a file of its own that is fetched while a room is dialled. */
import { Later } from "../../loading/later.ts";

export const idb = new Later(() => import("idb"));
