/** What the list needs once there is a message to read. */
import { laterPart } from "../ui/later-part.ts";

export const logKit = laterPart(() => import("./log-kit.ts"));
