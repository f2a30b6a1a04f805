/** Tells in the log what became of all that the members share. */
import { laterPart } from "../ui/later-part.ts";

export const newsKit = laterPart(() => import("./news-kit.ts"));
