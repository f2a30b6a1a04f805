/**
 * All emoji there are to choose from.
 */
import { Emojis } from "../../view/emoji/emojis.ts";

export const allEmoji = new Emojis(EMOJI_TABLE);
