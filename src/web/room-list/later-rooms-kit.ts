/** The list of rooms, and what shows it. */
import { laterPart } from "../ui/later-part.ts";

export const roomsKit = laterPart(() => import("./rooms-kit.ts"));
