/**
 * What browser tests share: a server, a browser, and people who open the page.
 */
import type {
  Browser,
  BrowserContext,
  BrowserContextOptions,
  Locator,
  Page,
} from "playwright-core";
import { afterEach, beforeAll, inject, onTestFailed } from "vitest";
import { sharedBrowser } from "./browser.ts";
import { until } from "./until.ts";

/** Milliseconds. The first start unpacks a browser. */
const STARTS_WITHIN = 90_000;
/** Milliseconds for any single condition: far more than it needs, so that a slow machine fails no test. */
export const SEEN_WITHIN = 25_000;

/** Motion and the installation of a service worker only cost time, unless the test is about them. */
const PLAIN: BrowserContextOptions = {
  viewport: { width: 1280, height: 800 },
  reducedMotion: "reduce",
  serviceWorkers: "block",
};

export interface Seat {
  readonly page: Page;
  readonly log: Locator;
  readonly box: Locator;
  say(text: string): Promise<void>;
  /** The bodies on the screen. */
  messages(): Promise<string[]>;
  distanceFromEnd(): Promise<number>;
}

export interface Stage {
  /** The server's address, without a path. */
  readonly url: () => string;
  /** A room that no other test uses. */
  readonly newRoom: () => string;
  /** One person's browser, with its own storage. */
  readonly device: (name?: string, options?: BrowserContextOptions) => Promise<BrowserContext>;
  readonly visit: (context: BrowserContext, path: string) => Promise<Page>;
  /** Somebody joins, sends all `lines` at once and leaves. */
  readonly speak: (room: string, lines: readonly string[], name?: string) => Promise<void>;
  readonly join: (
    context: BrowserContext,
    room: string,
    options?: { readonly breakable?: boolean },
  ) => Promise<Seat>;
}

/** @param name prefix of the room names in this file */
export function openStage(name: string): Stage {
  const server = { url: inject("serverUrl") };
  let browser: Browser;
  let rooms = 0;
  const contexts: BrowserContext[] = [];

  beforeAll(async () => {
    browser = await sharedBrowser();
  }, STARTS_WITHIN);
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
  });

  async function visit(context: BrowserContext, path: string): Promise<Page> {
    const page = await context.newPage();
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(error.message));
    page.on("console", (message) => faults.push(message.text()));
    onTestFailed(() => console.error(`The page at ${path} said:`, faults));
    await page.goto(server.url + path);
    return page;
  }

  return {
    url: () => server.url,
    newRoom: () => `${name}-${(rooms += 1)}`,
    async device(called, options = {}) {
      const context = await browser.newContext({ ...PLAIN, ...options });
      contexts.push(context);
      if (called !== undefined) await context.addInitScript(keepName, called);
      return context;
    },
    visit,
    async speak(room, lines, called = "Writer") {
      const socket = new WebSocket(`${server.url.replace("http", "ws")}/r/${room}?name=${called}`);
      let heard = 0;
      socket.onmessage = () => (heard += 1);
      await new Promise((opened) => (socket.onopen = opened));
      for (const line of lines) socket.send(line);
      // The socket receives its own join and then each line.
      await until(() => heard > lines.length || undefined, SEEN_WITHIN);
      socket.close();
    },
    async join(context, room, { breakable = false } = {}) {
      if (breakable) await context.addInitScript(makeBreakable);
      const page = await visit(context, `/r/${room}`);
      // The page shows the count once the room has welcomed it, even where the member list is hidden.
      await page.locator(".composer").waitFor({ timeout: SEEN_WITHIN });
      await page
        .locator(".people-button .count:not(:empty)")
        .first()
        .waitFor({ state: "attached", timeout: SEEN_WITHIN });
      // This part loads once there is a message to read.
      await page.locator(".announcer").waitFor({ state: "attached", timeout: SEEN_WITHIN });
      return seatAt(page);
    },
  };
}

export async function seen(locator: Locator): Promise<void> {
  await locator.first().waitFor({ state: "visible", timeout: SEEN_WITHIN });
}

function seatAt(page: Page): Seat {
  const log = page.getByRole("log");
  const box = page.locator("textarea");
  return {
    page,
    log,
    box,
    async say(text) {
      await box.fill(text);
      await box.press("Enter");
    },
    messages: () => log.locator(".body").allInnerTexts(),
    distanceFromEnd: () => log.evaluate((it) => it.scrollHeight - it.scrollTop - it.clientHeight),
  };
}

/** Runs in the page. */
function keepName(chosen: string): void {
  if (localStorage.getItem("alcove.name") === null) localStorage.setItem("alcove.name", chosen);
}

/** Runs in the page. A browser set to offline leaves open sockets alone, so the test cuts them itself. */
function makeBreakable(): void {
  const Whole = WebSocket;
  const open = new Set<WebSocket>();
  let isCut = false;
  globalThis.WebSocket = class extends Whole {
    constructor(url: string | URL, protocols?: string | string[]) {
      // The dial fails at once, on a server that opens no socket here. It does not throw, as without a
      // network.
      super(isCut ? new URL("/", url) : url, protocols);
      open.add(this);
    }
  };
  addEventListener("test-cut", () => {
    isCut = true;
    for (const socket of open) {
      const { onclose } = socket;
      socket.onclose = socket.onmessage = null;
      socket.close();
      // Closes at once: without a network there is no closing handshake to wait for.
      onclose?.call(socket, new CloseEvent("close", { code: 1006 }));
    }
    open.clear();
  });
  addEventListener("test-mend", () => {
    isCut = false;
    // The device reports that the network is back, so nobody waits for the next attempt.
    dispatchEvent(new Event("online"));
  });
}

/** `line 1`, `line 2`, and so on. */
export function numbered(first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, index) => `line ${first + index}`);
}
