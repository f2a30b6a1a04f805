/**
 * Formatting and emoji as a user sees them: a real browser, a real server, and the page's own security
 * policy.
 */
import type { BrowserContext } from "playwright-core";
import { expect, test } from "vitest";
import { openStage, type Seat, seen } from "../support/stage.ts";

const TEST_WITHIN = 60_000;

const CODE = "const a = 1;\n  // **two**";
const FENCED = `\`\`\`ts\n${CODE}\n\`\`\``;

const stage = openStage("formatting");

test(
  "a message is formatted, and everything else stays text",
  async () => {
    const alice = await open();
    const { log } = alice;
    await alice.say("**bold** *italic* ~~struck~~ `code` snake_case_name 2 * 3 * 4");
    await seen(log.locator("strong", { hasText: "bold" }));
    await seen(log.locator("em", { hasText: "italic" }));
    await seen(log.locator("s", { hasText: "struck" }));
    await seen(log.locator("code", { hasText: "code" }));
    await seen(log.getByText("snake_case_name 2 * 3 * 4"));
    await alice.say("> quoted\nanswer\n- one\n- two\n7. seven");
    await seen(log.getByRole("blockquote").getByText("quoted"));
    expect(await log.getByRole("blockquote").getByText("answer").count()).toBe(0);
    expect(await log.getByRole("listitem").allInnerTexts()).toEqual(["one", "two", "7. seven"]);
    await alice.say("# plain <b>b</b> ![i](https://example.org/i.png) [x](javascript:alert(1))");
    await seen(log.getByText("# plain <b>b</b> ![i](https://example.org/i.png) [x](javascript:"));
    expect(await log.locator("h1, b, img, [href^=javascript]").count()).toBe(0);
  },
  TEST_WITHIN,
);

test(
  "a link whose text is another address shows where it leads",
  async () => {
    const alice = await open();
    const { log } = alice;
    await alice.say("[https://bank.example](https://evil.example/login)");
    const link = log.getByRole("link", { name: "https://bank.example" });
    await seen(link);
    await seen(log.getByText("(leads to evil.example)"));
    expect(await link.getAttribute("href")).toBe("https://evil.example/login");
    expect(await link.getAttribute("rel")).toBe("noopener noreferrer nofollow");
    expect(await link.getAttribute("target")).toBe("_blank");
  },
  TEST_WITHIN,
);

test(
  "the first line of code is not covered by the bar above it, however long it is",
  async () => {
    const alice = await open();
    const block = alice.log.locator(".code-block");
    for (const [place, line] of ["short()", "long(".repeat(100)].entries()) {
      await alice.say(`\`\`\`a-language-of-a-long-name\n${line}\n\`\`\``);
      await seen(block.nth(place));
      const isCovered = await block.nth(place).evaluate((it) => {
        const [code, bar] = ["code", ".code-bar"].map((part) =>
          it.querySelector(part)?.getBoundingClientRect(),
        );
        return code === undefined || bar === undefined
          ? undefined
          : code.top < bar.bottom && code.right > bar.left;
      });
      expect(isCovered, line).toBe(false);
    }
  },
  TEST_WITHIN,
);

test(
  "history is drawn once, with its formatting",
  async () => {
    const alice = await open();
    const { page, log } = alice;
    await alice.say("**from before**");
    await seen(log.locator("strong"));
    await page.addInitScript(() => {
      new MutationObserver(() => {
        if (document.body.innerText.includes("**")) document.title = "drawn twice";
      }).observe(document, { subtree: true, childList: true, characterData: true });
    });
    await page.reload();
    await seen(log.locator("strong", { hasText: "from before" }));
    expect(await page.title()).not.toBe("drawn twice");
  },
  TEST_WITHIN,
);

test(
  "code runs left to right in a message that runs right to left",
  async () => {
    const alice = await open(await stage.device());
    await alice.say("شغل `--force` الآن");
    await alice.say("> شغل\n```\n--force\n```");
    for (const selector of ["p code", "pre code"]) {
      const code = alice.log.locator(selector).filter({ hasText: "--force" });
      await seen(code);
      const [dash = 0, letter = 0] = await code.first().evaluate((it) =>
        [0, 2].map((at) => {
          const range = document.createRange();
          const text = document.createTreeWalker(it, NodeFilter.SHOW_TEXT).nextNode() ?? it;
          range.setStart(text, at);
          range.setEnd(text, at + 1);
          return range.getBoundingClientRect().left;
        }),
      );
      expect(dash).toBeLessThan(letter);
    }
  },
  TEST_WITHIN,
);

test(
  "without its parser a message is shown as plain text",
  async () => {
    const context = await stage.device();
    await context.route("**/chunks/formatted-*", (route) => route.abort());
    const alice = await open(context);
    const { log } = alice;
    await alice.say("**bold** https://example.org/");
    await seen(log.getByText("**bold** "));
    await seen(log.getByRole("link", { name: "https://example.org/" }));
  },
  TEST_WITHIN,
);

test(
  "parts that fail to load are loaded later; until then messages are read and sent, and can be read after a reload",
  async () => {
    const context = await stage.device("Alice", { serviceWorkers: "block" });
    let isCut = true;
    await context.route("**/chunks/*", (route) => (isCut ? route.abort() : route.continue()));
    const page = await stage.visit(context, `/r/${stage.newRoom()}`);
    const log = page.getByRole("log");
    const box = page.locator("textarea");
    await box.fill("**bold**");
    await box.press("Enter");
    await seen(log.getByText("**bold**"));
    await page.reload();
    await seen(log.getByText("**bold**"));
    await page.getByRole("button", { name: "Room settings", exact: true }).click();
    await box.pressSequentially(":tada");
    isCut = false;
    await seen(log.locator("strong", { hasText: "bold" }));
    await seen(page.getByRole("dialog", { name: "Room settings" }));
    expect(await page.locator("link[href='/assets/settings.css']").count()).toBe(1);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Settings", exact: true }).click();
    await seen(page.getByRole("dialog", { name: "Settings", exact: true }));
    await page.keyboard.press("Escape");
    await box.fill("");
    await box.pressSequentially(":tada");
    await seen(page.getByRole("option"));
    await page.locator(".announcer").waitFor({ state: "attached" });
  },
  TEST_WITHIN,
);

test(
  "a spoiler is hidden from view and from screen readers until a key reveals it",
  async () => {
    const alice = await open();
    const { page, log } = alice;
    await alice.say("It ends ||with a [door](https://example.org/)|| so");
    const spoiler = log.getByRole("button", { name: "Spoiler. Select to reveal" });
    await seen(spoiler);
    const door = log.getByText("with a", { exact: false }).last();
    expect(await door.isVisible()).toBe(false);
    expect(await log.getByRole("link").count()).toBe(0);
    await log.focus();
    await page.keyboard.press("Tab");
    expect(await spoiler.evaluate((it) => it === document.activeElement)).toBe(true);
    await page.keyboard.press("Enter");
    await seen(log.getByRole("link", { name: "door" }));
    expect(await door.isVisible()).toBe(true);
    expect(await spoiler.count()).toBe(0);
    await page.keyboard.press("Tab");
    expect(await log.getByRole("link").evaluate((it) => it === document.activeElement)).toBe(true);
  },
  TEST_WITHIN,
);

test(
  "code has syntax colours, which load with the first block of code, and is copied as it was typed",
  async () => {
    const context = await stage.device();
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const alice = await open(context);
    const { page, log } = alice;
    const loaded: string[] = [];
    page.on("request", (request) => loaded.push(new URL(request.url()).pathname));
    await alice.say("`no block`");
    await seen(log.locator("code"));
    expect(loaded.filter((path) => path.includes("highlight"))).toEqual([]);
    await alice.say(`look: ${FENCED} nice`);
    await seen(log.locator(".ink-keyword", { hasText: "const" }));
    expect(loaded.filter((path) => path.includes("highlight"))).toHaveLength(1);
    expect(await log.getByRole("group", { name: "Code, ts" }).innerText()).toBe(CODE);
    await log.getByRole("button", { name: "Copy code" }).click();
    await seen(log.getByRole("button", { name: "Copied" }));
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(CODE);
  },
  TEST_WITHIN,
);

test(
  "an emoji is named, chosen and sent by keyboard, and is large on its own",
  async () => {
    const { page, log, box } = await open();
    await box.pressSequentially(":tad");
    const options = page.getByRole("option");
    await seen(options);
    expect(await box.getAttribute("aria-activedescendant")).toBe(
      await options.first().getAttribute("id"),
    );
    await box.press("ArrowUp");
    await box.press("ArrowDown");
    await box.press("Enter");
    expect(await box.inputValue()).toBe("🎉 ");
    expect(await options.count()).toBe(0);
    expect(await log.locator(".body").count()).toBe(0);
    await box.press("Enter");
    await seen(log.locator(".body.emoji", { hasText: "🎉" }));
    expect(await box.inputValue()).toBe("");
    await box.pressSequentially("so :+1: and :not_one:");
    expect(await box.inputValue()).toBe("so 👍 and :not_one:");
  },
  TEST_WITHIN,
);

test(
  "Enter sends when no emoji is offered, and after Escape",
  async () => {
    const { page, box, log } = await open();
    await box.pressSequentially(":tada");
    await seen(page.getByRole("option"));
    await box.press("Escape");
    expect(await page.getByRole("option").count()).toBe(0);
    await box.press("Enter");
    await seen(log.getByText(":tada", { exact: true }));
    for (const text of [":xyzzy", "at 10:30", ":-)", ":D"]) {
      await box.pressSequentially(text);
      await box.press("Enter");
      await seen(log.getByText(text, { exact: true }));
    }
  },
  TEST_WITHIN,
);

test(
  "an Enter of an input method chooses no emoji",
  async () => {
    const { page, box } = await open();
    await box.pressSequentially(":tada");
    await seen(page.getByRole("option"));
    const input = await page.context().newCDPSession(page);
    await input.send("Input.dispatchKeyEvent", {
      type: "keyDown",
      key: "Enter",
      code: "Enter",
      windowsVirtualKeyCode: 229,
    });
    expect(await box.inputValue()).toBe(":tada");
  },
  TEST_WITHIN,
);

test(
  "the picker finds an emoji by its meaning, inserts it at the caret and remembers it",
  async () => {
    const { page, box } = await open();
    await box.pressSequentially("ab");
    await box.press("ArrowLeft");
    const button = page.getByRole("button", { name: "Emoji", exact: true });
    await button.click();
    const search = page.getByRole("searchbox", { name: "Search emoji" });
    await search.pressSequentially("party popper");
    await seen(page.getByRole("gridcell", { name: "party popper" }));
    await search.press("Enter");
    expect(await box.inputValue()).toBe("a🎉b");
    expect(await page.getByRole("dialog").count()).toBe(0);

    await button.click();
    const recent = page.getByRole("gridcell");
    await seen(recent);
    expect(await recent.allInnerTexts()).toEqual(["🎉"]);
    await page.getByRole("radio", { name: "Smileys" }).check({ force: true });
    await seen(page.getByRole("gridcell", { name: "grinning face", exact: true }));
    await search.press("ArrowDown");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowDown");
    const ninth = recent.nth(9);
    expect(await ninth.evaluate((it) => it === document.activeElement)).toBe(true);
    await page.keyboard.press("Escape");
    expect(await page.getByRole("dialog").count()).toBe(0);
    expect(await button.evaluate((it) => it === document.activeElement)).toBe(true);
    expect(await box.inputValue()).toBe("a🎉b");
  },
  TEST_WITHIN,
);

test(
  "the page's script waits for no other file",
  async () => {
    const script = await (await fetch(`${stage.url()}/assets/main.js`)).text();
    expect(script).not.toMatch(/\bfrom\s*"\.\/|\bimport\s*"\.\//);
  },
  TEST_WITHIN,
);

async function open(context?: BrowserContext): Promise<Seat> {
  return stage.join(context ?? (await stage.device("Alice")), stage.newRoom());
}
