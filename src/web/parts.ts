/**
 * What loads later: a component takes it by useLater. Languages (words/languages.ts) and IndexedDB (device/idb.ts) are
 * awaited where they are used.
 */
import { Later } from "./later.ts";

/** What nobody waits for, once the page is there. */
export const background = new Later(() => import("./background.ts"));

/** For who is in a room: says what is new, tells who writes, leads to what was not read, walks the messages, shares. */
export const roomKit = new Later(() => import("./components/room-kit.ts"));

export const settingsSheet = new Later(() => import("./components/settings-sheet.tsx"));
export const notifyChoice = new Later(() => import("./components/notify-choice.tsx"));
export const helpSheet = new Later(() => import("./components/help.tsx"));
export const qrCode = new Later(() => import("./components/qr-code.tsx"));

/** Offers the names of those who are here. */
export const nameOffers = new Later(() => import("./components/name-offers.tsx"));

/** Draws a message with its formatting. */
export const formatting = new Later(() => import("./components/formatting/formatted.tsx"));

/** Gives code its colours. */
export const highlighter = new Later(() => import("./view/formatting/highlight.ts"));

/** The emoji to choose from, and what shows them. */
export const emojiPicker = new Later(() => import("./components/emoji/emoji-picker.tsx"));
export const emojiOffers = new Later(() => import("./components/emoji/emoji-offers.tsx"));
