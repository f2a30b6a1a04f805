/**
 * All emoji there are to choose from.
 */
import { Emojis } from "../../view/emoji/emojis.ts";

export const emojis = new Emojis(EMOJI_TABLE);
