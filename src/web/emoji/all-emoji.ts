/**
 * All emoji to choose from.
 */
import { Emojis } from "./emojis.ts";

export const allEmoji = new Emojis(EMOJI_TABLE);
