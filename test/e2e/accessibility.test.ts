/**
 * What a tool can check of the page's accessibility, in every state, in both themes, and from right to left.
 */
import axe from "axe-core";
import type { BrowserContext, Page } from "playwright-core";
import { expect, test } from "vitest";
import { openStage, seen } from "../support/stage.ts";
import { holdFinger } from "../support/touch.ts";

const { newRoom, device, visit, join, speak } = openStage("accessibility-test");

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const DESK = { viewport: { width: 1280, height: 800 } };

/** The button that deletes a message, in its toolbar or its sheet. */
const ERASE = ":is(.message-tools, .tool-list) button.danger";

const LOOKS = [
  ["on a desk", { ...DESK, locale: "en-GB" }],
  ["on a phone", { ...PHONE, locale: "en-GB" }],
  ["on a phone in Arabic", { ...PHONE, locale: "ar-EG" }],
] as const;

test.each(LOOKS)("%s no state of the page has an accessibility fault", async (_where, look) => {
  const room = newRoom();
  const alicesDevice = await device("Alice", look);
  const start = await visit(alicesDevice, "/");
  await start.locator(".start .main").waitFor();
  await isSound(start, "the start page");

  const lost = await visit(alicesDevice, "/r/Not%20a%20room");
  await lost.locator(".problem").waitFor();
  await isSound(lost, "a bad link");

  const empty = await join(alicesDevice, newRoom());
  await seen(empty.page.locator(".qr svg"));
  await isSound(empty.page, "an empty room");

  await refuseAll(alicesDevice);
  const alice = await join(alicesDevice, room, { breakable: true });
  await speak(room, ["See https://example.org/ for more", "مرحبا 🎉", "x".repeat(500)], "Bob");
  await alice.page.evaluate(() => {
    document.hasFocus = () => false;
  });
  await speak(room, ["new", "newer"], "Carol");
  await seen(alice.log.locator(".new-line"));
  await alice.box.fill("This will be refused");
  await alice.page.locator(".send").click();
  await seen(alice.log.locator(".refusal"));
  await isSound(alice.page, "a busy room with a refused message");

  await alice.log.locator(".message").first().focus();
  await alice.page.keyboard.press("ArrowDown");
  await alice.page.keyboard.press("?");
  await seen(alice.page.locator("dialog.sheet .help"));
  await isSound(alice.page, "the help");
  await alice.page.keyboard.press("Escape");

  if (look.viewport.width > 960) {
    await alice.page.locator(".settings-button").click();
    await seen(alice.page.locator("dialog.settings-sheet .toggle"));
    await isSound(alice.page, "the settings");
    await alice.page.locator(".sheet-close").click();
    await join(await device("Dan"), room);
    await alice.box.pressSequentially("@");
    await seen(alice.page.locator(".offer-list"));
    await isSound(alice.page, "names to choose from");
    await alice.box.fill("");
  } else {
    await alice.page.locator(".people-button").click();
    await seen(alice.page.locator("dialog.sheet .here"));
    await isSound(alice.page, "the people");
    await alice.page.locator(".sheet-close").click();
  }

  await alice.page.evaluate(() => dispatchEvent(new Event("test-cut")));
  await seen(alice.page.locator(".interruption"));
  await isSound(alice.page, "an interruption");

  await closeAll(alicesDevice);
  const shut = await visit(alicesDevice, `/r/${newRoom()}`);
  await seen(shut.locator(".ended"));
  await isSound(shut, "a closed room");
});

test("on a phone controls are large enough, and the close button of a long sheet stays visible", async () => {
  const alice = await join(
    await device("Alice", { ...PHONE, viewport: { width: 390, height: 400 } }),
    newRoom(),
  );
  const { page } = alice;
  const canBeHit = async (what: string): Promise<void> => {
    await seen(page.locator(what));
    for (const it of await page.locator(what).all()) {
      const { width = 0, height = 0 } = (await it.boundingBox()) ?? {};
      expect(Math.min(width, height), what).toBeGreaterThanOrEqual(44);
    }
  };
  await canBeHit(".write button");
  await page.locator(".emoji-around button").click();
  await canBeHit(".emoji-tab");
  await page.keyboard.press("Escape");
  await canBeHit(".room-button");
  await page.locator(".room-button").click();
  await canBeHit(".room-sheet nav a");
  await page.locator('.room-sheet a[href$="/general"]').click();
  await canBeHit(".choice-options label");
  await page.locator(".sheet-close").click();

  await page.locator(".people-button").click();
  const close = page.locator(".sheet-close");
  await seen(page.locator(".sheet .checklist"));
  // It fades in.
  await page.evaluate(() => Promise.all(document.getAnimations().map((it) => it.finished)));
  const before = await close.boundingBox();
  await page.locator(".sheet .checklist").evaluate((it) => it.scrollIntoView({ block: "end" }));
  expect(await page.locator(".sheet-contents").evaluate((it) => it.scrollTop)).toBeGreaterThan(50);
  expect(await close.boundingBox()).toEqual(before);
  await close.click();
  await close.waitFor({ state: "detached" });
});

async function toSection(page: Page, section: string): Promise<void> {
  const way = page.locator(`.room-sheet a[href$="/${section}"]`);
  if (!(await way.isVisible())) await page.locator(".room-sheet-back").click();
  await way.click();
}

test.each(LOOKS)(
  "%s the owner's settings and their results have no accessibility fault",
  async (_where, look) => {
    const olga = await visit(await device("Olga", look), "/");
    await olga.locator(".start .main").click();
    await seen(olga.locator(".empty .owner-link"));
    await isSound(olga, "a made room");
    const { pathname } = new URL(olga.url());

    const bobsDevice = await device("Bob", look);
    const bob = await visit(bobsDevice, pathname);
    await bob.locator(".composer textarea").fill("Something bad");
    await bob.locator(".send").click();
    const theirs = olga.getByRole("log").locator(".message");
    if ("hasTouch" in look) await holdFinger(theirs.first(), olga.locator(".tool-sheet"));
    else await theirs.first().hover();
    await seen(olga.locator(ERASE));
    await isSound(olga, "a message that is reached");
    await olga.locator(ERASE).click();
    await seen(olga.locator(".message-question"));
    await isSound(olga, "a message that is asked about");
    await olga.keyboard.press("Enter");
    await seen(olga.locator(".erased"));

    if (look.viewport.width < 960) await olga.locator(".people-button").click();
    await olga.locator(".member-open:visible").click();
    await seen(olga.locator(".member-choices:visible"));
    await isSound(olga, "what one can do about somebody");
    await olga.locator(".member-choices:visible .danger").click();
    await seen(olga.locator(".member-acts:visible select"));
    await isSound(olga, "a ban");
    await olga.locator(".member-acts:visible form .danger").click();
    await seen(bob.locator(".ended"));
    await isSound(bob, "a ban that one hears of");
    if (look.viewport.width < 960) await olga.locator(".sheet-close").click();

    await olga.locator(".room-button").click();
    await seen(olga.locator(".room-sheet nav"));
    await isSound(olga, "the room's settings");
    for (const section of ["general", "moderation", "transfer", "embeds"]) {
      await toSection(olga, section);
      if (section === "moderation") await seen(olga.locator(".decided.activity li"));
      await isSound(olga, `the section ${section}`);
    }
    await toSection(olga, "data");
    await olga.locator(".room-pane .setting > .button.danger").first().click();
    await seen(olga.locator(".room-pane .asking"));
    await isSound(olga, "what nobody can undo");
    await toSection(olga, "access");
    await olga.locator(".choice [type=radio]").nth(2).check();
    await olga.locator(".part form .button").first().click();
    await seen(olga.locator(".fresh .qr svg"));
    await isSound(olga, "the section access");

    await olga.locator(".choice [type=radio]").nth(1).check();
    const carol = await visit(await device("Carol", look), pathname);
    await seen(carol.locator(".door"));
    await isSound(carol, "a door");
    await carol.locator("#door-key").fill("wrong");
    await carol.keyboard.press("Enter");
    await seen(carol.locator("#door-fault:not(:empty)"));
    await isSound(carol, "a wrong password");
  },
);

/**
 * As axe has them, except that the rule for contrast excludes part of the list, which fades out at its end.
 */
const CONTRAST = {
  boldTextPt: 14,
  boldValue: 700,
  contrastRatio: { large: { expected: 3 }, normal: { expected: 4.5 } },
  ignoreLength: false,
  ignorePseudo: true,
  ignoreUnicode: true,
  largeTextPt: 18,
};

/** Checks that axe finds no violation in either theme. */
async function isSound(page: Page, state: string): Promise<void> {
  // It is half a megabyte of script, so it is loaded once per document.
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe.source);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    // What fades in has less contrast meanwhile.
    await page.evaluate(() =>
      Promise.allSettled(document.getAnimations().map(({ finished }) => finished)),
    );
    // Another theme can only harm the contrast.
    const rules = colorScheme === "dark" ? { runOnly: ["color-contrast"] } : {};
    const checks = { "color-contrast": { options: CONTRAST } };
    const found = await page.evaluate(
      async (options) => {
        const { violations } = await Reflect.get(globalThis, "axe").run(document, {
          resultTypes: ["violations"],
          ...options,
        });
        return violations.map(
          (it: axe.Result) =>
            `${it.id}: ${it.nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary}`).join("\n")}`,
        );
      },
      { ...rules, checks },
    );
    expect(found, `${state}, ${colorScheme}`).toEqual([]);
  }
}

/** The room refuses every message from this device. */
async function refuseAll(context: BrowserContext): Promise<void> {
  await context.routeWebSocket(/\/r\//, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((text) => {
      const frame = JSON.parse(text.toString() === "ping" ? "{}" : text.toString());
      if (frame.type !== "say") return server.send(text);
      const { id } = frame;
      socket.send(JSON.stringify({ type: "refused", id, code: "too-long", detail: "too long" }));
    });
  });
}

/** The room has closed to this device for good. */
async function closeAll(context: BrowserContext): Promise<void> {
  await context.routeWebSocket(/\/r\//, (socket) => void socket.close({ code: 4505, reason: "" }));
}
