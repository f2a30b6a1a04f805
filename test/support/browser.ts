/**
 * Chromium for the browser tests. It ships inside an npm package, so a bare machine can run them.
 */
import { type Browser, chromium as playwright } from "playwright-core";

/** Turns off Chromium's own network traffic, and the sandbox, which does not work in a container. */
const QUIET = [
  "--no-sandbox",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  // Without this, Chromium emulates a graphics card in software, which doubles the time a page takes to open.
  "--disable-gpu",
  "--disable-software-rasterizer",
];

/**
 * Defaults of the package that we drop. They suit a single page in a serverless function: with one process
 * the browser dies with its first context, and without web security it allows what a user's browser refuses.
 */
const UNFIT: ReadonlySet<string> = new Set([
  "--single-process",
  "--no-zygote",
  "--disable-web-security",
  "--ignore-gpu-blocklist",
  "--in-process-gpu",
  "--use-gl=angle",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
]);

let shared: Promise<Browser> | undefined;

/** The browser that all test files of this process share. It ends with the process. */
export function sharedBrowser(): Promise<Browser> {
  return (shared ??= launchBrowser());
}

/** @param more further Chromium arguments */
export async function launchBrowser(...more: readonly string[]): Promise<Browser> {
  // Makes the package unpack its bundled libraries, which a bare machine lacks. It reads this when it is
  // imported.
  process.env["AWS_LAMBDA_JS_RUNTIME"] ??= "nodejs22.x";
  const { default: chromium } = await import("@sparticuz/chromium");
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [...chromium.args.filter((arg) => !UNFIT.has(arg)), ...QUIET, ...more],
    headless: true,
  });
}
