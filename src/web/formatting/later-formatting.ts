/** Draws a message with its formatting. */
import { Later } from "../loading/later.ts";

export const formatting = new Later(() => import("./formatted.tsx"));
