/**
 * Every state of the page, and the way to reach it. To show another state, add an entry.
 */
import type { Crowd } from "./crowd.ts";
import type { Section } from "../../src/web/room-settings/settings-sections.ts";
import { holdFinger } from "../support/touch.ts";
import type { Scene } from "./scene.ts";

export interface State {
  readonly name: string;
  /** What this device has stored under `alcove.`, besides the name Nora. */
  readonly remembers?: Readonly<Record<string, string>>;
  /** The room's name; by default, derived from the state's name. */
  readonly room?: string;
  /** The code with which the room closes every line. */
  readonly shutWith?: number;
  /** The reason of that close. */
  readonly shutFor?: string;
  readonly forcedColors?: "active";
  /** Where the page is opened; by default, in the room. */
  readonly path?: string;
  /** What happens in the room before the page is opened. */
  readonly furnish?: (crowd: Crowd) => Promise<void>;
  /** What happens after that, until the state is on the screen. */
  readonly show?: (scene: Scene, crowd: Crowd) => Promise<void>;
}

const LONG_WORD =
  "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";

/** As long as a name may be. */
const LONG_NAME = "Annegret Wilhelmine von Hohenlohe-Öhring";

const EPOCH = "0".repeat(32);
const MINUTE = 60_000;

/** A device that knows several rooms: one is pinned, two have unread messages. */
const SEVERAL = {
  rooms: [
    `game-night ${Date.now() - MINUTE}`,
    `3kx9q2m7v1c8z5b4n6j0h2g4f6 ${Date.now() - 60 * MINUTE}`,
    `book-club ${Date.now() - 24 * 60 * MINUTE}`,
    `the-very-long-name-that-somebody-gave-to-the-room-of-the-choir ${Date.now() - 49 * 60 * MINUTE}`,
  ].join("\n"),
  pins: "book-club",
  "read.game-night": `${EPOCH} 3`,
  "head.game-night": `${EPOCH} 7 4`,
  "read.book-club": `${EPOCH} 10`,
  "head.book-club": `${EPOCH} 190 100`,
};

export const states: readonly State[] = [
  {
    name: "start",
    path: "/",
    show: (scene) => scene.see("Create a room"),
  },
  {
    name: "start with rooms",
    path: "/",
    remembers: {
      ...SEVERAL,
    },
    async show({ page }) {
      await page.getByRole("textbox").fill("Book club!");
      await page.getByText("/r/book-club").waitFor();
    },
  },
  { name: "empty room", show: (scene) => scene.see("No messages yet") },
  { name: "busy room", furnish: talk, show: joinIn },
  {
    name: "offline",
    furnish: talk,
    async show(scene) {
      await scene.see("Bring cups");
      // Without a network, the side panels can no longer be loaded.
      if (!scene.isNarrow) await scene.page.locator(".side .here").waitFor();
      await scene.page.context().setOffline(true);
      scene.cut();
      await scene.say("I am on the train, and write on");
      await scene.page.locator(".interruption").waitFor();
    },
  },
  {
    name: "failed message",
    furnish: talk,
    async show(scene) {
      await scene.see("Bring cups");
      scene.intercept("say", ({ id }) => ({ type: "refused", id, code: "not-stored", detail: "" }));
      await scene.say("Shall I bring the big table, too?");
      await scene.page.locator(".refusal").waitFor();
    },
  },
  {
    name: "long words",
    async furnish(crowd) {
      await crowd.say(LONG_WORD.slice(0, 40), LONG_WORD, `https://example.org/${LONG_WORD}`);
      await crowd.say("Bo", "aaaa ".repeat(120), "😀".repeat(60));
      await crowd.say("Zalgo", `Z${"\u0335\u0321".repeat(30)}algo`, "W".repeat(300));
    },
    async show(scene) {
      await scene.say(LONG_WORD.repeat(3));
      await scene.log.locator(".own").waitFor();
      await scene.field.fill(`${LONG_WORD}\n`.repeat(12));
    },
  },
  {
    name: "200 members",
    async furnish(crowd) {
      const names = Array.from({ length: 230 }, (_, n) => `Member ${n + 1}`);
      for (let n = 0; n < names.length; n += 46) await crowd.join(...names.slice(n, n + 46));
      await crowd.say("Member 7", "So many of us!");
    },
    async show(scene) {
      await scene.see("So many of us!");
      await openPeople(scene);
    },
  },
  {
    name: "right to left",
    remembers: { ...SEVERAL, language: "ar", name: "نورة" },
    async furnish(crowd) {
      await crowd.say("سلمى", "مرحبًا بالجميع!", "متى نلتقي غدًا؟ في الساعة 7:30 أم بعد ذلك؟");
      await crowd.say("Ben", "I'd say 8 o'clock, at https://example.org/here.");
      await crowd.say("דוד", "שלום, גם אני בא (alcove) מחר.");
    },
    async show(scene) {
      await scene.see("Ben");
      await scene.say("حسنًا، إلى اللقاء غدًا 👋");
      await scene.log.locator(".own").waitFor();
    },
  },
  {
    name: "right to left rooms",
    remembers: { ...SEVERAL, language: "ar", name: "نورة" },
    async show(scene) {
      await scene.page.locator(".empty").waitFor();
      if (!scene.isNarrow) return;
      await scene.page.locator(".rooms-button").click();
      await scene.page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "chinese",
    remembers: { language: "zh-Hans", name: "小雨" },
    async furnish(crowd) {
      await crowd.say("阿明", "大家好！明天几点见面？", "我带 2 瓶水和一些水果。");
      await crowd.say("Ben", "8 o'clock is fine for me.");
    },
    async show(scene) {
      await scene.see("Ben");
      await scene.say("那就八点吧 👍");
      await scene.log.locator(".own").waitFor();
    },
  },
  {
    name: "formatted",
    async furnish(crowd) {
      await crowd.say(
        "Ana",
        "**Bold**, *italic*, ~~struck~~, `inline code`, but snake_case_name and 2 * 3 * 4 :-)",
        "> Shall we meet at **eight**?\n> Or later?\nEight is fine by me",
        "Shopping:\n- milk\n- eggs\n  - the brown ones\n- bread\n\nand then\n9. go home\n10. cook",
      );
      await crowd.say(
        "Ben",
        "It ends ||with the butler in the garden 🔪|| and that is all I say",
        'Look:\n```ts\nexport function greet(name: string): string {\n  // Everybody, once\n  return "Hello, " + name.repeat(1);\n}\n```',
        "```diff\n- an old line\n+ a new line, and a long one, so that it does not fit into the block and has to scroll\n```",
        "[The docs](https://example.org/docs), and [https://bank.example](https://elsewhere.example/login)",
      );
    },
    async show(scene) {
      await scene.log.locator(".ink-keyword").first().waitFor();
    },
  },
  {
    name: "formatted further",
    async furnish(crowd) {
      await crowd.say(
        "Ana",
        "> > And who cooks?\n>\n> I do, if **you** bring the pot:\n> - the big one\n> - with its lid\n\nThen it is settled",
        "1. Boil the water\n   - a lot of it\n   - with ||three spoons of|| salt\n2. Wait",
      );
      await crowd.say(
        "Ben",
        `\`\`\`json\n{ "a line that is longer than the block": "so that it has to scroll, and its end is read there", "end": true }\n\`\`\``,
        `As in\n\`\`\`\n${Array.from({ length: 40 }, (_, n) => `${n + 1}: all the same`).join("\n")}\n\`\`\``,
        "```sh\ncurl -X POST https://example.org/rooms\n```",
      );
    },
    async show(scene) {
      await scene.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
      await scene.page.getByRole("button", { name: "Spoiler" }).click();
      await scene.page.locator(".code-block").last().getByRole("button").click();
      await scene.page.locator(".code-block .icon-check").waitFor();
      await scene.log.locator(".ink-string").first().waitFor();
    },
  },
  {
    name: "right to left formatted",
    remembers: { language: "ar", name: "نورة" },
    async furnish(crowd) {
      await crowd.say(
        "سلمى",
        "> هل نلتقي في **الثامنة**؟\nنعم، يناسبني ذلك",
        "للتسوق:\n- حليب\n- بيض\n  - البني\n\n1. نطبخ\n2. نأكل",
        "النهاية: ||كان هو الخادم|| وهذا كل ما أقوله",
        '```ts\nexport const greeting = "مرحبًا";\n```',
        "[الوثائق](https://example.org/docs) و [https://bank.example](https://elsewhere.example/login)",
      );
    },
    async show(scene) {
      await scene.log.locator(".ink-keyword").first().waitFor();
    },
  },
  {
    name: "emoji offered",
    furnish: talk,
    async show(scene) {
      await scene.see("Bring cups");
      await scene.field.pressSequentially("I am coming :smi");
      await scene.page.getByRole("option").first().waitFor();
    },
  },
  {
    name: "emoji picker",
    remembers: { emoji: "🎉 👍 😀 ❤️ 🍲" },
    furnish: talk,
    async show(scene) {
      await scene.see("Bring cups");
      await scene.page.getByRole("button", { name: "Emoji", exact: true }).click();
      await scene.page.getByRole("radio", { name: "Food and drink" }).check({ force: true });
      await scene.page.getByRole("gridcell", { name: "grapes" }).waitFor();
    },
  },
  {
    name: "emoji searched",
    furnish: talk,
    show: (scene) => searchEmoji(scene, "cat"),
  },
  {
    name: "emoji not found",
    furnish: talk,
    show: (scene) => searchEmoji(scene, "wardrobe"),
  },
  {
    name: "mention offered",
    furnish: talk,
    async show(scene) {
      await scene.see("Bring cups");
      await scene.field.pressSequentially("See you there, @");
      await scene.page.getByRole("option").first().waitFor();
    },
  },
  {
    name: "long names",
    remembers: { name: LONG_NAME },
    async furnish(crowd) {
      await crowd.say(`Ä${LONG_NAME.slice(1)}`, "My name is as long as one may be");
      await crowd.say("W".repeat(40), "Mine is wider");
      await crowd.join("Pneumonoultramicroscopicsilicovolcano", "Annamária");
    },
    async show(scene, crowd) {
      await scene.see("Mine is wider");
      await scene.say("And I have it, too");
      await scene.log.locator(".own").waitFor();
      crowd.write("W".repeat(40));
      crowd.write(`Ä${LONG_NAME.slice(1)}`);
      await scene.field.pressSequentially("@");
      await scene.page.getByRole("option").first().waitFor();
    },
  },
  {
    name: "long name offered",
    remembers: { name: "", guest: LONG_NAME },
    furnish: talk,
    show: (scene) => scene.see("Bring cups"),
  },
  {
    name: "somebody writes",
    furnish: talk,
    async show(scene, crowd) {
      await scene.see("Bring cups");
      // The part that shows who is typing loads once there is a message to read.
      await scene.page.locator(".announcer").waitFor({ state: "attached" });
      crowd.write("Ana");
      crowd.write("Ben");
      await scene.page.locator(".typing:not(:empty)").waitFor();
    },
  },
  {
    name: "joins and leaves",
    furnish: talk,
    async show(scene, crowd) {
      await joinIn(scene);
      await crowd.join("Dora", "Emil", "Frida", "Gustav");
      await scene.see("joined");
      await crowd.say("Dora", "Hello from the four of us!");
      crowd.leave("Emil");
      crowd.rename("Ben", "Benjamin");
      await scene.see("changed their name to");
    },
  },
  {
    name: "help",
    furnish: talk,
    async show(scene) {
      await scene.see("Bring cups");
      // It loads with the part that hears the keys.
      await scene.page.locator(".announcer").waitFor({ state: "attached" });
      await scene.page.getByRole("heading", { level: 1 }).click();
      await scene.log.press("?");
      await scene.page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "shared",
    furnish: talk,
    async show(scene) {
      await scene.see("Bring cups");
      if (scene.isNarrow) await openPeople(scene);
      await share(scene);
    },
  },
  {
    name: "people",
    furnish: talk,
    async show(scene) {
      await scene.see("Bring cups");
      await openPeople(scene);
    },
  },
  {
    name: "several rooms",
    remembers: SEVERAL,
    furnish: talk,
    async show(scene) {
      await scene.see("Bring cups");
      if (!scene.isNarrow) return;
      await scene.page.locator(".rooms-button").click();
      await scene.page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "forgetting a room",
    remembers: SEVERAL,
    furnish: talk,
    async show(scene) {
      await scene.see("Bring cups");
      if (scene.isNarrow) await scene.page.locator(".rooms-button").click();
      const list = scene.page.locator(".room-list:visible");
      await list.getByRole("listitem").nth(2).hover();
      await list.getByRole("button", { name: "Remove game-night from this list" }).click();
      await list.locator(".asking").waitFor();
    },
  },
  {
    name: "reached",
    remembers: SEVERAL,
    furnish: talk,
    async show(scene) {
      await joinIn(scene);
      await scene.log.locator(".message").nth(-2).focus();
      for (const key of ["ArrowUp", "ArrowUp"]) await scene.page.keyboard.press(key);
      await scene.log.locator(".message:focus").waitFor();
      await scene.log.locator(".message").nth(-1).hover();
    },
  },
  {
    name: "forced colours",
    forcedColors: "active",
    remembers: { ...SEVERAL, name: "", guest: "Quiet Heron" },
    async furnish(crowd) {
      await crowd.say(
        "Ana",
        "It ends ||so||, `code`",
        "```ts\nconst a = 1; // one\n```",
        "> a quote",
      );
      await talk(crowd);
    },
    async show(scene) {
      await scene.see("Bring cups");
      scene.intercept("say", ({ id }) => ({ type: "refused", id, code: "not-stored", detail: "" }));
      await scene.say("Shall I bring the big table, too?");
      await scene.page.locator(".refusal").waitFor();
      await scene.page.setViewportSize({ width: scene.isNarrow ? 390 : 1280, height: 1400 });
      await scene.field.pressSequentially("@");
      await scene.page.getByRole("option").first().waitFor();
    },
  },
  {
    name: "forced colours settings",
    forcedColors: "active",
    remembers: SEVERAL,
    furnish: talk,
    show: openSettings,
  },
  {
    name: "zoomed",
    remembers: SEVERAL,
    furnish: talk,
    async show(scene) {
      await zoom(scene);
      await joinIn(scene);
    },
  },
  {
    name: "zoomed settings",
    remembers: SEVERAL,
    furnish: talk,
    async show(scene) {
      await zoom(scene);
      await openSettings(scene);
    },
  },
  {
    name: "zoomed emoji",
    furnish: talk,
    async show(scene) {
      await zoom(scene);
      await searchEmoji(scene, "");
    },
  },
  {
    name: "zoomed shared",
    furnish: talk,
    async show(scene) {
      await zoom(scene);
      await scene.see("Bring cups");
      await scene.page.locator(".people-button").click();
      await share(scene);
    },
  },
  {
    name: "right to left shared",
    remembers: { language: "ar", name: "نورة" },
    furnish: talk,
    async show(scene) {
      await scene.see("Bring cups");
      await openPeople(scene);
      await share(scene);
    },
  },
  {
    name: "zoomed help",
    furnish: talk,
    async show(scene) {
      await zoom(scene);
      await scene.see("Bring cups");
      // It loads with the part that hears the keys.
      await scene.page.locator(".announcer").waitFor({ state: "attached" });
      await scene.page.getByRole("heading", { level: 1 }).click();
      await scene.log.press("?");
      await scene.page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "new line",
    furnish: talk,
    async show(scene, crowd) {
      await scene.see("Bring cups");
      await scene.open("/");
      await scene.see("Recent rooms");
      await crowd.say("Carol", "I have cups!", "Twelve of them.");
      await crowd.say("Ben", "Then all is there.");
      await scene.page.goBack();
      await scene.log.locator(".new-line").waitFor();
    },
  },
  {
    name: "right to left settings",
    remembers: { ...SEVERAL, language: "ar", name: "نورة" },
    furnish: talk,
    show: openSettings,
  },
  {
    name: "right to left failed",
    remembers: { ...SEVERAL, language: "ar", name: "نورة" },
    furnish: talk,
    async show(scene) {
      await scene.see("Bring cups");
      scene.intercept("say", ({ id }) => ({ type: "refused", id, code: "not-stored", detail: "" }));
      await scene.say("هل أحضر الطاولة الكبيرة أيضًا؟");
      await scene.page.locator(".refusal").waitFor();
      scene.cut();
      await scene.page.locator(".interruption").waitFor();
    },
  },
  {
    name: "right to left emoji",
    remembers: { language: "ar", name: "نورة", emoji: "🎉 👍 😀 ❤️ 🍲" },
    furnish: talk,
    show: (scene) => searchEmoji(scene, ""),
  },
  {
    name: "chinese settings",
    remembers: { ...SEVERAL, language: "zh-Hans" },
    furnish: talk,
    show: openSettings,
  },
  {
    name: "spanish failed",
    remembers: { ...SEVERAL, language: "es", name: "", guest: "Quiet Heron" },
    furnish: talk,
    async show(scene) {
      await scene.see("Bring cups");
      scene.intercept("say", ({ id }) => ({ type: "refused", id, code: "stale", detail: "" }));
      await scene.say("Shall I bring the big table, too?");
      await scene.page.locator(".refusal").waitFor();
      scene.cut();
      await scene.page.locator(".interruption").waitFor();
    },
  },
  {
    name: "settings",
    furnish: talk,
    async show(scene) {
      await scene.see("Bring cups");
      if (scene.isNarrow) await scene.page.locator(".rooms-button").click();
      await scene.page.locator(".settings-button:visible").click();
      await scene.page.locator(".settings-sheet").waitFor();
    },
  },
  {
    name: "notifications",
    furnish: talk,
    async show(scene) {
      await scene.see("Bring cups");
      const bell = scene.page.locator(".bell");
      if (await bell.isVisible()) await bell.click();
      else await openRoom(scene, "general");
      await scene.page.locator(".settings-sheet .choice").waitFor();
    },
  },
  { name: "compact", remembers: { density: "compact" }, furnish: talk, show: joinIn },
  {
    name: "closed room",
    furnish: talk,
    async show(scene) {
      await scene.see("Bring cups");
      scene.cut(4505);
      await scene.page.locator(".ended").waitFor();
    },
  },
  {
    name: "closed for no reason",
    shutWith: 1008,
    async show({ page }) {
      await page.locator(".shut .ended").waitFor();
    },
  },
  {
    name: "not found",
    path: "/r/Not_A_Room!",
    show: (scene) => scene.see("Invalid room name"),
  },
  { name: "nothing here", path: "/nowhere", show: (scene) => scene.see("Page not found") },
  {
    name: "history gap",
    furnish: (crowd) => crowd.say("Ana", "This was before you left"),
    async show(scene, crowd) {
      await scene.see("This was before you left");
      scene.intercept("pull");
      scene.cut();
      const many = Array.from({ length: 560 }, (_, n) => `Message ${n + 1} while you were away`);
      for (let n = 0; n < many.length; n += 80) await crowd.say("Ana", ...many.slice(n, n + 80));
      await crowd.say("Ben", "And this is now");
      scene.mend();
      await scene.see("And this is now");
      await scene.log.evaluate((log) => log.scrollTo(0, 0));
      await scene.see("Load missed messages");
    },
  },
  {
    name: "further up",
    async furnish(crowd) {
      await crowd.say("Ana", ...Array.from({ length: 45 }, (_, n) => `Line ${n + 1}`));
    },
    async show(scene, crowd) {
      await scene.see("Line 45");
      await scene.log.evaluate((log) => log.scrollTo(0, 100));
      await scene.page.locator(".pill").waitFor();
      await crowd.say("Ben", "Something new", "And one more");
      await scene.see("2 new messages");
    },
  },
  {
    name: "new version",
    furnish: talk,
    async show(scene) {
      await scene.see("Bring cups");
      await scene.page.evaluate(async () => {
        const { serviceWorker } = navigator;
        await serviceWorker.ready;
        serviceWorker.dispatchEvent(new MessageEvent("message", { data: "ready" }));
      });
      await scene.see("A new version of Alcove");
    },
  },
  {
    name: "name offered",
    remembers: { name: "", guest: "Quiet Heron" },
    furnish: talk,
    show: (scene) => scene.see("Bring cups"),
  },
  {
    name: "name field",
    furnish: talk,
    async show(scene) {
      await scene.see("Bring cups");
      await scene.page.getByRole("button", { name: "Change" }).click();
      await scene.page.getByLabel("Your name in this room").fill("\u200b");
      await scene.page.getByRole("button", { name: "Save" }).click();
      await scene.page.getByRole("alert").waitFor();
    },
  },
  {
    name: "landscape",
    furnish: talk,
    async show(scene) {
      await scene.page.setViewportSize({ width: 844, height: 390 });
      await joinIn(scene);
    },
  },
  {
    name: "made room",
    path: "/",
    async show({ page }) {
      await page.getByRole("button", { name: "Create a room" }).click();
      await page.locator(".owner-link").waitFor();
    },
  },
  {
    name: "owner link",
    async show(scene) {
      await own(scene);
      await scene.page.locator(".sheet-close").click();
      await scene.page.locator(".empty .owner-link button").click();
      await scene.page.locator(".empty .owner-link .field").waitFor();
    },
  },
  {
    name: "invite only",
    async show(scene) {
      await own(scene, "access");
      await scene.page.getByRole("radio", { name: "Invite only" }).check();
      await scene.page.locator(".sheet-close").click();
      await scene.see("Create invite link");
    },
  },
  {
    name: "invite link made",
    async show(scene) {
      await own(scene, "access");
      await scene.page.getByRole("radio", { name: "Invite only" }).check();
      await scene.page.locator(".sheet-close").click();
      await scene.page
        .locator(".empty")
        .getByRole("button", { name: "Create invite link" })
        .click();
      await scene.page.locator(".empty .qr svg").waitFor();
    },
  },
  { name: "unowned room", furnish: talk, show: (scene) => openRoom(scene, "general") },
  {
    name: "claimed room",
    async show(scene) {
      await openRoom(scene, "general");
      await scene.page.getByRole("button", { name: "Claim this room" }).click();
      await scene.see("You own this room");
    },
  },
  { name: "room settings", show: (scene) => own(scene) },
  { name: "room settings general", show: (scene) => own(scene, "general") },
  { name: "room settings access", show: (scene) => own(scene, "access") },
  {
    name: "right to left room settings",
    remembers: { language: "ar", name: "نورة" },
    furnish: talk,
    async show(scene) {
      await scene.see("Bring cups");
      scene.hear({ type: "role", role: "owner" });
      await openRoom(scene, "access");
    },
  },
  {
    name: "zoomed room settings",
    async show(scene) {
      await zoom(scene);
      await own(scene, "access");
    },
  },
  {
    name: "side put away",
    remembers: { ...SEVERAL, side: "off" },
    furnish: talk,
    show: joinIn,
  },
  {
    name: "room password",
    async show(scene) {
      await own(scene, "access");
      await scene.page.getByRole("radio", { name: "With a password" }).check();
      await scene.page.getByLabel("New password").fill("correct horse");
      await scene.page.getByRole("button", { name: "Save password" }).click();
      await scene.see("Password saved");
    },
  },
  {
    name: "room links",
    async show(scene) {
      await own(scene, "access");
      await scene.page.getByLabel("Max uses", { exact: true }).selectOption({ index: 2 });
      await scene.page.getByRole("button", { name: "Create link" }).click();
      await scene.page.locator(".fresh .qr svg").waitFor();
      await scene.page.locator(".decided li").first().waitFor();
      await scene.page.locator(".decided").scrollIntoViewIfNeeded();
    },
  },
  {
    name: "room bans and activity log",
    async show(scene, crowd) {
      await owned(scene, crowd);
      await openMember(scene, "Ben");
      await scene.page.getByRole("button", { name: "Ban…" }).click();
      await scene.page.getByLabel("Duration").selectOption({ index: 3 });
      await scene.page.getByRole("button", { name: "Ban", exact: true }).click();
      await scene.see("Ben left");
      if (scene.isNarrow) await scene.page.locator(".sheet-close").click();
      await openRoom(scene, "moderation");
      await scene.page.locator(".activity li").first().waitFor();
      await scene.page.locator(".activity").scrollIntoViewIfNeeded();
    },
  },
  {
    name: "room retention asked",
    async show(scene) {
      await own(scene, "general");
      const kept = scene.page.getByLabel("Keep messages");
      await kept.selectOption({ index: 3 });
      await kept.scrollIntoViewIfNeeded();
      await scene.page
        .getByRole("button", { name: "Delete messages", exact: true })
        .scrollIntoViewIfNeeded();
    },
  },
  {
    name: "room taken along",
    async show(scene) {
      await own(scene, "transfer");
      await scene.page.getByRole("button", { name: "Data" }).click();
      await scene.see("Saved to your downloads");
    },
  },
  {
    name: "room brought in",
    async show(scene) {
      await own(scene, "transfer");
      const file = { name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("Dear diary") };
      await scene.page.getByLabel("File").setInputFiles(file);
      await scene.page.getByRole("button", { name: "Import" }).click();
      await scene.see("Line 1 isn’t valid");
      await scene.page.locator(".room-pane [role=status]").last().scrollIntoViewIfNeeded();
    },
  },
  {
    name: "room sites",
    async show(scene) {
      await own(scene, "embeds");
      const site = scene.page.getByLabel("Site address");
      for (const it of ["example.org", "https://choir.example.org", "not a site"]) {
        await site.fill(it);
        await site.press("Enter");
      }
      await scene.see("Enter an address like");
      await scene.page.locator(".room-pane [role=status]:visible").last().scrollIntoViewIfNeeded();
    },
  },
  {
    name: "own part",
    furnish: talk,
    async show(scene) {
      await scene.see("Bring cups");
      scene.hear({ type: "role", role: "member" });
      await openRoom(scene);
      await scene.see("You’re a member");
    },
  },
  {
    name: "own part asked",
    furnish: talk,
    async show(scene) {
      await scene.see("Bring cups");
      await scene.say("I say that");
      scene.hear({ type: "role", role: "member" });
      await openRoom(scene, "data");
      await scene.page.getByRole("button", { name: "Delete my messages" }).click();
      await scene.page.getByRole("button", { name: "Delete", exact: true }).click();
      await scene.see("1 message deleted");
      await scene.page.getByRole("button", { name: "Leave room" }).click();
      await scene.page.getByRole("button", { name: "Leave", exact: true }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: "right to left own part",
    remembers: { language: "ar", name: "نورة" },
    furnish: talk,
    async show(scene) {
      await scene.see("Bring cups");
      scene.hear({ type: "role", role: "member" });
      await openRoom(scene, "data");
      await scene.page.locator(".room-pane .danger").first().click();
    },
  },
  {
    name: "room deleting",
    async show(scene) {
      await own(scene, "general");
      const field = scene.page.locator(".part .field");
      await field.fill("room-dele");
      await field.scrollIntoViewIfNeeded();
      await scene.page.getByRole("button", { name: "Delete room" }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: "member tools",
    async show(scene, crowd) {
      await owned(scene, crowd);
      await openMember(scene, "Ben");
    },
  },
  {
    name: "member ban",
    async show(scene, crowd) {
      await owned(scene, crowd);
      await openMember(scene, "Ben");
      await scene.page.getByRole("button", { name: "Ban…" }).click();
    },
  },
  {
    name: "member made moderator",
    async show(scene, crowd) {
      await owned(scene, crowd);
      await openMember(scene, "Ben");
      await scene.page.getByRole("button", { name: "Make moderator…" }).click();
      await scene.see("Send this link to Ben");
    },
  },
  {
    name: "message tools",
    furnish: talk,
    async show(scene) {
      await joinIn(scene);
      await reach(scene, "See you!");
    },
  },
  {
    name: "message tools of a moderator",
    furnish: talk,
    async show(scene) {
      await scene.see("Bring cups");
      scene.hear({ type: "role", role: "moderator" });
      await reach(scene, "All in one pot");
    },
  },
  {
    name: "right to left message tools",
    remembers: { language: "ar", name: "نورة" },
    furnish: talk,
    async show(scene) {
      await joinIn(scene);
      await reach(scene, "Then I bring eight");
    },
  },
  {
    name: "message asked",
    furnish: talk,
    async show(scene) {
      await joinIn(scene);
      await reach(scene, "Then I bring eight");
      await scene.page.locator(ERASE).click();
      await scene.see("Delete this message for everyone?");
    },
  },
  {
    name: "right to left message asked",
    remembers: { language: "ar", name: "نورة" },
    furnish: talk,
    async show(scene) {
      await joinIn(scene);
      await reach(scene, "Then I bring eight");
      await scene.page.locator(ERASE).click();
      await scene.page.locator(".message-question").waitFor();
    },
  },
  {
    name: "message deleted",
    furnish: talk,
    async show(scene) {
      await joinIn(scene);
      await reach(scene, "Then I bring eight");
      await scene.page.locator(ERASE).click();
      await scene.page.getByRole("button", { name: "Delete", exact: true }).click();
      await scene.see("This message was deleted");
    },
  },
  {
    name: "reader",
    furnish: talk,
    async show(scene) {
      await scene.see("Bring cups");
      scene.hear({ type: "role", role: "reader" });
      await scene.see("You have read-only access");
    },
  },
  {
    name: "muted",
    furnish: talk,
    async show(scene) {
      await scene.see("Bring cups");
      scene.hear({ type: "role", role: "member" });
      scene.intercept("say", ({ id }) => ({ type: "refused", id, code: "muted", detail: "" }));
      await scene.say("Why does nobody answer?");
      await scene.see("until a moderator unmutes you");
    },
  },
  {
    name: "slow mode",
    async show(scene, crowd) {
      await owned(scene, crowd);
      await openRoom(scene, "moderation");
      await scene.page.getByLabel("Slow mode").selectOption({ index: 3 });
      await scene.page.locator(".sheet-close").click();
      await openRoom(scene, "access");
      await scene.page.getByLabel("Locked").check();
      await scene.page.locator(".sheet-close").click();
      scene.hear({ type: "role", role: "member" });
      await scene.see("one message every");
      await openPeople(scene);
    },
  },
  { name: "forbidden", shutWith: 4503, shutFor: "forbidden", show: atDoor },
  {
    name: "right to left forbidden",
    shutWith: 4503,
    shutFor: "forbidden",
    remembers: { language: "ar", name: "نورة" },
    show: atDoor,
  },
  {
    name: "wrong password",
    shutWith: 4503,
    shutFor: "bad-link",
    async show(scene) {
      await atDoor(scene);
      await scene.page.locator("#door-key").fill("open sesame");
      await scene.page.keyboard.press("Enter");
      await scene.see("Wrong password");
    },
  },
  { name: "bad link", shutWith: 4503, shutFor: "bad-link", show: atDoor },
  { name: "too many tries", shutWith: 4004, shutFor: "too-many-tries", show: atDoor },
  {
    name: "kicked",
    furnish: talk,
    async show(scene) {
      await scene.see("Bring cups");
      scene.cut(4507);
      await scene.see("You were removed from this room");
    },
  },
  {
    name: "banned",
    shutWith: 4504,
    show: (scene) => scene.see("You are banned"),
  },
  {
    name: "too long",
    async show(scene) {
      await scene.see("No messages yet");
      await scene.field.fill("word ".repeat(1_605));
      await scene.page.locator(".composer-fault .warning").waitFor();
    },
  },
];

/** An evening among friends. */
async function talk(crowd: Crowd): Promise<void> {
  await crowd.say("Ana", "Hello! Who is coming on Saturday?", "I have room for six.");
  await crowd.say("Ben", "Me, and I bring Carol.");
  await crowd.say("Carol", "🎉");
  await crowd.say(
    "Ben",
    "The recipe for the soup, since somebody asked:\n\n1 onion\n2 carrots\n500 g lentils\n\nAll in one pot for half an hour. There is a longer story at https://example.org/soup, but that is all you need.",
  );
  await crowd.say("Dmitri Konstantinowitsch", "Can one sit outside?");
  await crowd.say("Ana", "Yes, if it stays this warm.", "Bring cups, we are short of them.");
}

async function joinIn(scene: Scene): Promise<void> {
  await scene.see("Bring cups");
  await scene.say("Then I bring eight, and a blanket.");
  await scene.log.locator(".own").waitFor();
  await scene.say("See you!");
  await scene.see("See you!");
  await scene.log.locator(".sending").first().waitFor({ state: "detached" });
}

/** In the side panel, where there is room for one. */
/** The button that deletes a message, in its toolbar or its sheet. */
const ERASE = ":is(.message-tools, .tool-list) button.danger";

/** Shows the tools of a message: beside it with a mouse, in a sheet otherwise. */
async function reach(scene: Scene, text: string): Promise<void> {
  const message = scene.log.locator(".message", { hasText: text });
  if (!scene.isNarrow) {
    await message.hover();
    return scene.page.locator(".message-tools").waitFor();
  }
  return holdFinger(message, scene.page.locator(".tool-sheet"));
}

async function openPeople({ page, isNarrow }: Scene): Promise<void> {
  if (!isNarrow) return;
  await page.locator(".people-button").click();
  await page.getByRole("dialog").waitFor();
}

async function openSettings(scene: Scene): Promise<void> {
  await scene.see("Bring cups");
  if (scene.isNarrow || (scene.page.viewportSize()?.width ?? 0) < 1152)
    await scene.page.locator(".rooms-button").click();
  await scene.page.locator(".settings-button:visible").click();
  await scene.page.locator(".settings-sheet").waitFor();
}

async function searchEmoji(scene: Scene, text: string): Promise<void> {
  await scene.see("Bring cups");
  await scene.page.locator(".emoji-around > button").click();
  await scene.page.getByRole("gridcell").first().waitFor();
  if (text !== "") await scene.page.getByRole("searchbox").fill(text);
}

/** The window that text at 200 % leaves a desktop's page; on a phone, the smallest window there is. */
async function zoom({ page, isNarrow }: Scene): Promise<void> {
  await page.setViewportSize(isNarrow ? { width: 320, height: 568 } : { width: 640, height: 400 });
}

/** A topic, and a list with one item done. */
async function share({ page }: Scene): Promise<void> {
  const its = page.locator(".sharing:visible");
  await its.locator(".topic-now button").click();
  await its.locator("#topic").fill("Soup on Saturday: who comes, and what is missing");
  await page.keyboard.press("Enter");
  const add = its.locator(".checklist-add input");
  for (const thing of ["Cups", "500 g lentils, the red ones that cook fast", "Bread"]) {
    await add.fill(thing);
    await add.press("Enter");
  }
  await its.locator("li").nth(2).waitFor();
  await its.locator("[type=checkbox]").first().check();
}

async function atDoor({ page }: Scene): Promise<void> {
  await page.locator(".door").waitFor();
}

async function openRoom({ page }: Scene, section?: Section): Promise<void> {
  await page.locator(".room-button").click();
  await page.getByRole("dialog").waitFor();
  if (section === undefined) return;
  await page.locator(`.room-sheet a[href$="/${section}"]`).click();
  await page.locator(".room-sheet:not(.listing)").waitFor();
}

/** Makes Nora the room's owner and opens the owner's settings. */
async function own(scene: Scene, section?: Section): Promise<void> {
  await openRoom(scene, "general");
  await scene.page.getByRole("button", { name: "Claim this room" }).click();
  await scene.see("You own this room");
  await scene.page.locator(".sheet-close").click();
  await openRoom(scene, section);
}

/** The same, with other members in the room. */
async function owned(scene: Scene, crowd: Crowd): Promise<void> {
  await own(scene);
  await scene.page.locator(".sheet-close").click();
  await talk(crowd);
  await scene.see("Bring cups");
}

async function openMember(scene: Scene, name: string): Promise<void> {
  await openPeople(scene);
  await scene.page
    .locator(":visible")
    .getByRole("button", { name: `Moderate ${name}` })
    .last()
    .click();
  await scene.page.locator(".member-acts:visible").waitFor();
}
