/**
 * A page of another site joins a room with the SDK in a real browser, as docs/sdk.md shows it.
 */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import * as v from "valibot";
import { expect, onTestFinished, test } from "vitest";
import { openStage, seen, SEEN_WITHIN } from "../support/stage.ts";

const Made = v.object({ link: v.string(), owner: v.string() });

const { url, device } = openStage("another-site-test");

test("11.13 the page in docs/sdk.md joins a room whose owner lists its site, and otherwise reads why not in its console", async () => {
  const made = await fetch(`${url()}/rooms`, { method: "POST" });
  const { link, owner } = v.parse(Made, await made.json());
  const site = await siteThatJoins(link);
  const page = await (await device("Alice")).newPage();
  const console: string[] = [];
  page.on("console", (it) => console.push(it.text()));
  page.on("pageerror", (it) => console.push(it.message));
  await page.goto(site);
  await expect
    .poll(() => console.join("\n"), { timeout: SEEN_WITHIN })
    .toMatch(/room\/origins.*ALLOWED_ORIGINS/);

  const listed = await fetch(`${link}/state/room/origins`, {
    method: "PUT",
    headers: { "Content-Type": "application/json", "Alcove-Key": owner.split("#key=")[1] ?? "" },
    body: JSON.stringify([site]),
  });
  expect(listed.ok).toBe(true);
  await page.goto(site);
  await seen(page.getByText("Visitor: Hello from another site"));
});

/**
 * The origin of another site. It is on this machine because the room's server is: a browser denies public
 * sites access to the local network.
 */
async function siteThatJoins(link: string): Promise<string> {
  const guide = await readFile("docs/sdk.md", "utf8");
  const [, html = ""] = /^```html\n(.*?)^```/ms.exec(guide) ?? [];
  const shown = html.replaceAll("https://alcove.example.org/r/game-night", link);
  const sdk = await readFile("dist/client.min.js", "utf8");
  const server = createServer(({ url: path }, response) => {
    const isScript = path === "/client.min.js";
    response.setHeader("Content-Type", isScript ? "text/javascript" : "text/html");
    response.end(isScript ? sdk : shown);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No port");
  return `http://127.0.0.1:${address.port}`;
}
