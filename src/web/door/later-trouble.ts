/** Explains the state of the connection. It loads while there is one, since later it may be out of reach. */
import { laterPart } from "../ui/later-part.ts";

export const troubleKit = laterPart(() => import("./trouble-kit.ts"));
