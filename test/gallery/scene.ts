/**
 * One device with the page open. The director controls its line to the room.
 */
import type {
  Browser,
  BrowserContext,
  BrowserContextOptions,
  Locator,
  Page,
} from "playwright-core";
import { NARROW, type Size, WIDE } from "../support/layout.ts";
import type { State } from "./states.ts";

export interface Device {
  readonly name: "phone" | "tablet" | "desktop";
  readonly options: BrowserContextOptions;
  /** Further window sizes at which the layout must hold, besides the device's own. */
  readonly sizes: readonly Size[];
}

export const DEVICES: readonly Device[] = [
  {
    name: "phone",
    options: {
      viewport: { width: 390, height: 844 },
      deviceScaleFactor: 2,
      hasTouch: true,
      isMobile: true,
    },
    sizes: NARROW,
  },
  {
    name: "tablet",
    options: { viewport: { width: 820, height: 1180 }, hasTouch: true, isMobile: true },
    sizes: [],
  },
  {
    name: "desktop",
    // An ordinary laptop, minus the browser's own bars.
    options: { viewport: { width: 1366, height: 657 } },
    sizes: WIDE,
  },
];

/** Milliseconds for any single condition: far more than it needs. */
const SEEN_WITHIN = 30_000;

/** What answers a frame that the page sends in place of the room: a frame, or silence. */
type Reply = (frame: Frame) => object | undefined;

interface Frame {
  readonly type: string;
  readonly id?: string;
}

export class Scene {
  readonly device: Device;
  readonly page: Page;
  readonly #url: string;
  readonly #context: BrowserContext;
  readonly #replies = new Map<string, Reply>();
  readonly #lines = new Set<(code: number) => void>();
  /** The code that closes every line, while no line can be opened. */
  #shutWith: number | undefined;
  #shutFor = "";
  readonly #ears = new Set<(frame: object) => void>();

  private constructor(device: Device, page: Page, url: string) {
    this.device = device;
    this.page = page;
    this.#url = url;
    this.#context = page.context();
    page.setDefaultTimeout(SEEN_WITHIN);
  }

  static async set(
    browser: Browser,
    device: Device,
    url: string,
    { remembers = {}, shutWith, shutFor = "", forcedColors }: State,
    room: string,
  ): Promise<Scene> {
    const context = await browser.newContext({
      ...device.options,
      reducedMotion: "reduce",
      ...(forcedColors && { forcedColors }),
    });
    await context.addInitScript(
      (kept) => {
        for (const [key, text] of Object.entries(kept)) localStorage.setItem(`alcove.${key}`, text);
      },
      { name: "Nora", ...remembers },
    );
    const scene = new Scene(device, await context.newPage(), url);
    scene.#shutWith = shutWith;
    scene.#shutFor = shutFor;
    await scene.#direct(room);
    return scene;
  }

  /** Whether the desktop's side panels are sheets here. */
  get isNarrow(): boolean {
    return this.device.name !== "desktop";
  }

  get log(): Locator {
    return this.page.getByRole("log");
  }

  get field(): Locator {
    return this.page.locator(".composer textarea");
  }

  async open(path: string): Promise<void> {
    await this.page.goto(this.#url + path);
  }

  /** Waits until a text of the room or of the page itself is on the screen. */
  async see(text: string): Promise<void> {
    await this.page.getByText(text).first().waitFor();
  }

  async say(text: string): Promise<void> {
    await this.field.fill(text);
    await this.page.locator(".send").click();
  }

  /** From now on, frames of `type` that the page sends do not reach the room. */
  intercept(type: string, reply: Reply = () => undefined): void {
    this.#replies.set(type, reply);
  }

  /** The page receives `frame` as if from the room. */
  hear(frame: object): void {
    for (const tell of this.#ears) tell(frame);
  }

  /** Closes the line with `code`, by default as a restart does. No line opens until {@link mend}. */
  cut(code = 4000): void {
    this.#shutWith = code;
    for (const end of this.#lines) end(code);
    this.#lines.clear();
  }

  mend(): void {
    this.#shutWith = undefined;
  }

  async photograph(path: string, colorScheme: "light" | "dark"): Promise<void> {
    await this.page.emulateMedia({ colorScheme });
    // The side panels appear a moment after the conversation.
    await this.page.locator(".side:empty").waitFor({ state: "detached" });
    await this.page.evaluate(() => document.fonts.ready);
    await this.page.screenshot({ path, animations: "disabled" });
  }

  strike(): Promise<void> {
    return this.#context.close();
  }

  async #direct(room: string): Promise<void> {
    await this.page.routeWebSocket(`**/r/${room}`, (line) => {
      if (this.#shutWith !== undefined) {
        return void line.close({ code: this.#shutWith, reason: this.#shutFor });
      }
      const server = line.connectToServer();
      this.#lines.add((code) => {
        void server.close();
        void line.close({ code });
      });
      this.#ears.add((frame) => line.send(JSON.stringify(frame)));
      line.onMessage((text) => {
        const frame = frameOf(text);
        const reply = frame && this.#replies.get(frame.type);
        if (frame === undefined || reply === undefined) return server.send(text);
        const answer = reply(frame);
        if (answer !== undefined) line.send(JSON.stringify(answer));
      });
    });
  }
}

function frameOf(text: string | Buffer): Frame | undefined {
  if (typeof text !== "string" || !text.startsWith("{")) return undefined;
  const frame: unknown = JSON.parse(text);
  if (typeof frame !== "object" || frame === null || !("type" in frame)) return undefined;
  const id = "id" in frame && typeof frame.id === "string" ? { id: frame.id } : {};
  return typeof frame.type === "string" ? { type: frame.type, ...id } : undefined;
}
