/** Says what became of the connection. It loads while there is a connection: later it may be out of reach. */
import { laterPart } from "../ui/later-part.ts";

export const troubleKit = laterPart(() => import("./trouble-kit.ts"));
