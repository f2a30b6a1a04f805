/** The list of rooms, and the parts that show it. */
import { laterPart } from "../ui/later-part.ts";

export const roomsKit = laterPart(() => import("./rooms-kit.ts"));
