/**
 * What loads later: a component takes it by useLater. Languages (words/languages.ts) and IndexedDB (device/idb.ts) are
 * awaited where they are used.
 */
import { Later } from "../loading/later.ts";
import { loadMore } from "../words/index.ts";

/** What nobody waits for, once the page is there. */
export const background = new Later(() => import("./background.ts"));

/**
 * For somebody who is in a room: says what is new, tells who writes and who is here, leads to what was not read,
 * walks the messages, shares.
 */
export const roomKit = new Later(() => import("../room/room-kit.ts"));

export const settingsSheet = settingPart(() => import("../settings/settings-sheet.tsx"));
export const notifyChoice = settingPart(() => import("../notify/notify-choice.tsx"));
export const helpSheet = withMore(() => import("../room/help.tsx"));

/** Tells what became another of all that the members share. */
export const newsKit = withMore(() => import("../notices/news-kit.ts"));

/** Brings others into a room. */
export const inviteKit = withMore(() => import("../invite/invite-kit.ts"));
export const qrCode = withMore(() => import("../invite/qr-code.tsx"));

/** Offers the names of those who are here. */
export const nameOffers = withMore(() => import("../offers/name-offers.tsx"));

/** Draws a message's addresses as links. */
export const addresses = new Later(() => import("../formatting/linked.tsx"));

/** Tells members apart whose names look alike, and shows for whom the room vouches. */
export const tellingApart = withMore(() => import("../people/telling-apart.tsx"));

/** Draws a message with its formatting. */
export const formatting = new Later(() => import("../formatting/formatted.tsx"));

/** Gives code its colours. */
export const highlighter = new Later(() => import("../formatting/highlight.ts"));

/** The emoji to choose from, and what shows them. */
export const emojiPicker = withMore(() => import("../emoji/emoji-picker.tsx"));
export const emojiOffers = withMore(() => import("../emoji/emoji-offers.tsx"));

/** In the place of a room that there cannot be. */
export const problems = withMore(() => import("./problems.tsx"));
/** Tells what became of the connection. It is fetched while there is one: without, it may not be had. */
export const troubleKit = withMore(() => import("../door/trouble-kit.ts"));
/** Who may come in, and write. */
export const doorKit = withMore(() => import("../door/door-kit.ts"));
/** For owners and moderators: makes the room, sets it, and acts on its people. */
export const ownersKit = settingPart(() => import("../room-settings/owners-kit.ts"));
/** Gives a new room the title that somebody typed. */
export const entitling = new Later(() => import("../start/entitle.ts"));
/** Deletes a message. */
export const messageTools = withMore(() => import("../messages/message-tools.tsx"));

/** What says things that only such parts say. */
function withMore<T>(open: () => Promise<T>): Later<T> {
  return new Later(async () => {
    const part = open();
    // Should it fail, that is told once the words are there: what asks for it anew must not be drawn without them.
    part.catch(() => {});
    await loadMore();
    return part;
  });
}

/** What looks as public/settings.css has it. */
function settingPart<T>(open: () => Promise<T>): Later<T> {
  const styles = async (): Promise<void> =>
    (await import("../loading/setting-styles.ts")).loadSettingStyles();
  return withMore(async () => (await Promise.all([open(), styles()]))[0]);
}
