/** The list of rooms, and what shows it. */
import { Later } from "../loading/later.ts";

export const roomsKit = new Later(() => import("./rooms-kit.ts"));
