/** Shows changes of the shared state in the log. */
import { laterPart } from "../ui/later-part.ts";

export const newsKit = laterPart(() => import("./news-kit.ts"));
