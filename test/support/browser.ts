/**
 * A real Chromium for tests: the one that ships inside an npm package, so that a bare machine can run them.
 */
import { type Browser, chromium as playwright } from "playwright-core";

/** What a test browser must not do: it has no business on the network, and no sandbox in a container. */
const QUIET = [
  "--no-sandbox",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  // Drawing in software, as a machine without a graphics card would, doubles what opening a page costs.
  "--disable-gpu",
  "--disable-software-rasterizer",
];

/**
 * Of the package's own settings, which are made for one page in a function: with one process the browser dies with its
 * first context, and without web security it lets through what people's browsers refuse.
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

/** The one browser of this process, which outlives a file of tests; it ends with the process. */
export function sharedBrowser(): Promise<Browser> {
  return (shared ??= launchBrowser());
}

/** @param more of Chromium's own arguments */
export async function launchBrowser(...more: readonly string[]): Promise<Browser> {
  // Makes the package unpack the libraries it brings, which a bare machine lacks; it looks when it is imported.
  process.env["AWS_LAMBDA_JS_RUNTIME"] ??= "nodejs22.x";
  const { default: chromium } = await import("@sparticuz/chromium");
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [...chromium.args.filter((arg) => !UNFIT.has(arg)), ...QUIET, ...more],
    headless: true,
  });
}
