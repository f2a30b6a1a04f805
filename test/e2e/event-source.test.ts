import { expect, test } from "vitest";
import { openStage } from "../support/stage.ts";

const { url, device } = openStage("event-source");

test("H13 an EventSource in a browser resumes by itself where each stream ended", async () => {
  const link = `${url()}/r/events`;
  const say = (body: string): Promise<Response> => fetch(link, { method: "POST", body });
  await say("before");
  const page = await (await device()).newPage();
  // A page may connect to its own server; the policy of other answers allows no connection.
  await page.goto(url());
  await page.evaluate((address) => {
    const events = new EventSource(`${address}/tail?after=0&for=1`);
    events.addEventListener("message", ({ data }) => {
      document.body.append(`[${String(JSON.parse(data).body)}]`);
    });
    events.addEventListener("end", () => document.body.append("(end)"));
  }, link);
  await page.getByText("[before]").waitFor();
  for (let streams = 1; streams <= 3; streams++) {
    await say(`during ${streams}`);
    await page.getByText(`[during ${streams}]`).waitFor();
    await page.waitForFunction((ends) => {
      return (document.body.textContent ?? "").split("(end)").length > ends;
    }, streams);
    await say(`between ${streams}`);
  }
  await page.getByText("[between 3]").waitFor();
  const heard = (await page.locator("body").textContent()) ?? "";
  expect(Array.from(heard.matchAll(/\[([^\]]+)\]/g), ([, body]) => body)).toEqual([
    "before",
    ...[1, 2, 3].flatMap((it) => [`during ${it}`, `between ${it}`]),
  ]);
});

test("H6 a browser gets the page at the link, even after it has fetched the room's records", async () => {
  const page = await (await device()).newPage();
  const link = `${url()}/r/both`;
  await page.goto(link);
  await page.getByRole("textbox", { name: /message/i }).waitFor();
  const type = await page.evaluate(async (address) => {
    const response = await fetch(address, { headers: { Accept: "application/json" } });
    return response.headers.get("Content-Type");
  }, link);
  expect(type).toBe("application/json");
  await page.reload();
  await page.getByRole("textbox", { name: /message/i }).waitFor();
});
