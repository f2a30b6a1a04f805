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
];

export async function launchBrowser(): Promise<Browser> {
  // Makes the package unpack the libraries it brings, which a bare machine lacks; it looks when it is imported.
  process.env["AWS_LAMBDA_JS_RUNTIME"] ??= "nodejs22.x";
  const { default: chromium } = await import("@sparticuz/chromium");
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [...chromium.args, ...QUIET],
    headless: true,
  });
}
