/**
 * Checks the layout of a page as it stands: no control lies on another, no text is cut off unless it ends in
 * an ellipsis, no focus ring is cut, and nothing makes the page scroll sideways.
 *
 *     expect(await faultsOf(page)).toEqual([]);
 *     expect(await faultsOver(page, NARROW)).toEqual([]);
 */
import type { Page } from "playwright-core";

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const LANGUAGES = ["en", "es", "zh-Hans", "ar"] as const;

/** From the smallest phone to a tablet. At these sizes, the desktop's side panels are sheets. */
export const NARROW: readonly Size[] = [
  { width: 320, height: 480 },
  { width: 390, height: 844 },
  { width: 820, height: 1180 },
];
export const WIDE: readonly Size[] = [
  { width: 1024, height: 480 },
  { width: 1366, height: 657 },
  { width: 1920, height: 1080 },
];

/** Text sizes, in per cent. */
const ZOOMS = [100, 200] as const;

/** The faults in every language, at every size and zoom, each with its place. The page is left as it was. */
export async function faultsOver(page: Page, sizes: readonly Size[]): Promise<string[]> {
  const faults: string[] = [];
  const former = page.viewportSize();
  const kept = await page.evaluate(() => localStorage.getItem("alcove.language"));
  // A page that the Worker itself answers with, for example for an invalid room name, has no script to change
  // its language.
  const isOfOneLanguage = (await page.locator("#page").count()) === 0;
  for (const language of isOfOneLanguage ? ["en"] : LANGUAGES) {
    if (!isOfOneLanguage) await speak(page, language);
    for (const size of sizes) {
      await page.setViewportSize(size);
      for (const zoom of ZOOMS) {
        await magnify(page, zoom);
        const where = `${language} ${size.width}×${size.height} ${zoom} %`;
        for (const fault of await faultsOf(page)) faults.push(`${where}: ${fault}`);
      }
    }
  }
  await magnify(page, 100);
  if (!isOfOneLanguage) await speak(page, kept ?? "en");
  if (former !== null) await page.setViewportSize(former);
  return faults;
}

async function speak(page: Page, language: string): Promise<void> {
  await page.evaluate((tag) => {
    localStorage.setItem("alcove.language", tag);
    dispatchEvent(new StorageEvent("storage"));
  }, language);
  await page.waitForFunction((tag) => document.documentElement.lang === tag, language);
}

/** Enlarges only the text, as the browser setting does: the window keeps its width. */
async function magnify(page: Page, zoom: number): Promise<void> {
  await page.evaluate(async (percent) => {
    document.documentElement.style.fontSize = percent === 100 ? "" : `${percent}%`;
    // After two frames, whatever depends on the window's size has been drawn.
    for (let n = 0; n < 2; n += 1) await new Promise((drawn) => requestAnimationFrame(drawn));
  }, zoom);
}

export function faultsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    /** Pixels of tolerance for rounding. */
    const SLACK = 1.5;
    /** What lies over other elements by design, or covers them while they scroll. */
    const FLOATS =
      ".pill, .message-tools, .offer-list, .emoji-picker, .sheet-close, .code-bar, .room-sheet-top, .settings-sheet .sheet-contents > :first-child";
    const CONTROLS = "button, a[href], input, select, textarea, summary";
    const faults: string[] = [];
    const modal = [...document.querySelectorAll("dialog[open]")].at(-1);
    const root = modal ?? document.body;

    const named = (element: Element): string => {
      const text = element.getAttribute("aria-label") ?? element.textContent ?? "";
      const kind = element.tagName.toLowerCase() + (element.className && `.${element.className}`);
      return `${kind.replaceAll(" ", ".")} “${text.trim().slice(0, 40)}”`;
    };
    const clips = (value: string): boolean => value === "hidden" || value === "clip";
    const scrolls = (value: string): boolean => value === "auto" || value === "scroll";
    const isEllipsis = (style: CSSStyleDeclaration): boolean =>
      style.textOverflow === "ellipsis" || style.webkitLineClamp !== "none";
    const isUnseen = (element: Element): boolean => {
      for (let it: Element | null = element; it !== null; it = it.parentElement) {
        const style = getComputedStyle(it);
        if (style.clipPath !== "none" || style.visibility === "hidden" || style.opacity === "0")
          return true;
      }
      return false;
    };
    /** The part of `rect` that can be seen at the current scroll positions. */
    const visible = (element: Element, rect: DOMRect): DOMRect | undefined => {
      let { left, top, right, bottom } = rect;
      for (let it = element.parentElement; it !== null; it = it.parentElement) {
        const style = getComputedStyle(it);
        if (style.overflowX === "visible" && style.overflowY === "visible") continue;
        const box = it.getBoundingClientRect();
        left = Math.max(left, box.left);
        right = Math.min(right, box.right);
        top = Math.max(top, box.top);
        bottom = Math.min(bottom, box.bottom);
      }
      if (right - left <= SLACK || bottom - top <= SLACK) return undefined;
      return new DOMRect(left, top, right - left, bottom - top);
    };

    // No control lies on another.
    const controls = [...root.querySelectorAll(CONTROLS)].filter(
      (it) => it.checkVisibility() && !isUnseen(it),
    );
    const placed = controls.flatMap((control) => {
      const rect = visible(control, control.getBoundingClientRect());
      return rect === undefined || control.closest(FLOATS) !== null ? [] : [{ control, rect }];
    });
    placed.forEach(({ control, rect }, index) => {
      for (const other of placed.slice(index + 1)) {
        if (control.contains(other.control) || other.control.contains(control)) continue;
        const across =
          Math.min(rect.right, other.rect.right) - Math.max(rect.left, other.rect.left);
        const down = Math.min(rect.bottom, other.rect.bottom) - Math.max(rect.top, other.rect.top);
        if (across > SLACK && down > SLACK)
          faults.push(`${named(control)} lies on ${named(other.control)}`);
      }
    });

    // No text is cut off, and none leaves the window.
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    const told = new Set<Element>();
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement;
      if (element === null || node.textContent?.trim() === "" || told.has(element)) continue;
      if (!element.checkVisibility() || isUnseen(element)) continue;
      range.selectNodeContents(node);
      const rects = [...range.getClientRects()].filter(
        ({ width, height }) => width > 0 && height > 0,
      );
      // Where white space is preserved, a space at the end of a line hangs outside it.
      const { whiteSpace, fontSize } = getComputedStyle(element);
      const slack = whiteSpace === "pre-wrap" ? parseFloat(fontSize) * 0.4 : SLACK;
      let isLeftOut = element.closest("pre, .emoji-tabs") !== null;
      for (let it: Element | null = element; it !== null && it !== root.parentElement;) {
        const style = getComputedStyle(it);
        if (isEllipsis(style)) {
          isLeftOut = true;
          break;
        }
        const box = it.getBoundingClientRect();
        const isCut = rects.some(
          ({ left, right, top, bottom }) =>
            (clips(style.overflowX) && (left < box.left - slack || right > box.right + slack)) ||
            // A line box is taller than its letters.
            (clips(style.overflowY) &&
              Math.min(bottom, box.bottom) - Math.max(top, box.top) < (bottom - top) * 0.7),
        );
        if (isCut) {
          told.add(element);
          faults.push(`${named(element)} is cut by ${named(it).split("“")[0]}`);
          break;
        }
        if (scrolls(style.overflowX) || scrolls(style.overflowY)) {
          // Scrollable content can be reached. Only code may scroll sideways.
          const isOut = rects.some(
            ({ left, right }) => left < box.left - slack || right > box.right + slack,
          );
          if (isOut && !isLeftOut) {
            told.add(element);
            faults.push(`${named(element)} is wider than ${named(it).split("“")[0]}`);
          }
          break;
        }
        it = it.parentElement;
      }
      const isOut = rects.some(({ left, right }) => left < -slack || right > innerWidth + slack);
      if (isOut && !isLeftOut && !told.has(element))
        faults.push(`${named(element)} leaves the window`);
    }

    // The value of a select or an input is readable.
    const canvas = document.createElement("canvas").getContext("2d");
    for (const control of controls) {
      const style = getComputedStyle(control);
      const text =
        control instanceof HTMLSelectElement
          ? (control.selectedOptions[0]?.text ?? "")
          : control instanceof HTMLInputElement && control.value === ""
            ? control.placeholder
            : "";
      if (canvas === null || text === "") continue;
      canvas.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
      const room =
        control.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
      const isCutShort = style.textOverflow === "ellipsis" && control instanceof HTMLInputElement;
      if (canvas.measureText(text).width > room + SLACK && !isCutShort)
        faults.push(`${named(control)} has no room for “${text}”`);
    }

    // The focus ring is not cut off.
    const focused = document.activeElement;
    for (const { control } of placed) {
      if (!(control instanceof HTMLElement) || control.closest(".log") !== null) continue;
      control.focus({ preventScroll: true });
      const style = getComputedStyle(control);
      const width = parseFloat(style.outlineWidth) + parseFloat(style.outlineOffset);
      if (document.activeElement !== control || style.outlineStyle === "none" || width <= 0)
        continue;
      const rect = control.getBoundingClientRect();
      for (let it = control.parentElement; it !== null; it = it.parentElement) {
        const around = getComputedStyle(it);
        if (around.overflowX === "visible" && around.overflowY === "visible") continue;
        const box = it.getBoundingClientRect();
        const isInside = rect.top >= box.top && rect.bottom <= box.bottom;
        // Something at the edge of a scroller can be scrolled further in.
        const isCutAcross =
          rect.left - width < box.left - SLACK || rect.right + width > box.right + SLACK;
        const isCutDown =
          clips(around.overflowY) &&
          (rect.top - width < box.top - SLACK || rect.bottom + width > box.bottom + SLACK);
        if (isInside && (isCutAcross || isCutDown))
          faults.push(`the ring around ${named(control)} is cut by ${named(it).split("“")[0]}`);
      }
    }
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });

    if (document.documentElement.scrollWidth > innerWidth + SLACK)
      faults.push(`the page is ${document.documentElement.scrollWidth - innerWidth} px too wide`);
    return faults;
  });
}
