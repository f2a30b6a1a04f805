/** What the list of messages needs once there is something to read. */
import { Later } from "../loading/later.ts";

export const logKit = new Later(() => import("./log-kit.ts"));
