/** Tags members whose names look alike, and marks those for whom the room vouches. */
import { laterPart } from "../ui/later-part.ts";

export const tellingApart = laterPart(() => import("./telling-apart.tsx"));
