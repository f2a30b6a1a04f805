/** Writes and removes what this device stores of a room. Opening a room needs only the reading. */
import { Later } from "../../loading/later.ts";

export const keeping = new Later(() => import("./keeping.ts"));
