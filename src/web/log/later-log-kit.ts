/** What the list of messages needs once there is something to read. */
import { laterPart } from "../ui/later-part.ts";

export const logKit = laterPart(() => import("./log-kit.ts"));
