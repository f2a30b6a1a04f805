/** Writes and forgets what this device keeps of a room; reading it is enough to open one. */
import { Later } from "../../loading/later.ts";

export const keeping = new Later(() => import("./keeping.ts"));
