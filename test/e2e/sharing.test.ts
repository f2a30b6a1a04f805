import type { Page } from "playwright-core";
import { expect, onTestFinished, test } from "vitest";
import { enterRoom, newSecret, type RoomView, tokenFor } from "../../src/client/index.ts";
import { setEntry } from "../../src/client/core/writing.ts";
import { itemsIn, valueOfItem } from "../../src/web/sharing/shown-entries.ts";
import { type Fault, Line } from "../chaos/line.ts";
import { MortalServer } from "../chaos/server.ts";
import { openStage, seen, SEEN_WITHIN } from "../support/stage.ts";

const { newRoom, device, join } = openStage("sharing-test");

test("a topic is shown to everybody, and to those who join later", async () => {
  const room = newRoom();
  const alice = await join(await device("Alice"), room);
  const bob = await join(await device("Bob"), room);
  await alice.page.getByRole("button", { name: "Add a topic" }).click();
  await alice.page.getByLabel("Topic").fill("Saturday, eight o'clock");
  await alice.page.keyboard.press("Enter");
  const over = bob.page.getByRole("banner").getByText("Saturday, eight o'clock");
  await seen(over);
  await bob.page.reload();
  await seen(over);
  // The conversation names who set it, even for members who were not present.
  await seen(bob.log.getByText("Alice changed the topic to Saturday, eight o'clock"));

  await bob.page.getByRole("complementary").getByRole("button", { name: "Change" }).click();
  await bob.page.getByLabel("Topic").fill("");
  await bob.page.getByRole("button", { name: "Save" }).click();
  await alice.page
    .getByRole("banner")
    .getByText("Saturday")
    .waitFor({ state: "detached", timeout: SEEN_WITHIN });
});

test("one member adds a checklist item, another checks it off and a third removes it, by keyboard", async () => {
  const room = newRoom();
  const alice = await join(await device("Alice"), room);
  const bob = await join(await device("Bob"), room);
  const add = alice.page.getByRole("textbox", { name: "Add an item" });
  await add.fill("Bread");
  await add.press("Enter");
  await add.fill("Cups");
  await add.press("Enter");
  const bread = bob.page.getByRole("checkbox", { name: "Bread" });
  await seen(bread);
  await bread.focus();
  await bread.press("Space");
  await seen(alice.page.getByText("1 of 2 done"));
  expect(await alice.page.getByRole("checkbox", { name: "Bread" }).isChecked()).toBe(true);

  const carol = await join(await device("Carol"), room);
  await seen(carol.page.getByRole("checkbox", { name: "Cups" }));
  await carol.page.getByRole("button", { name: "Remove “Bread”" }).press("Enter");
  await bread.waitFor({ state: "detached", timeout: SEEN_WITHIN });
  await seen(alice.page.getByText("0 of 1 done"));
  await seen(alice.log.getByText("Removed from the checklist: Bread"));

  // The member who removed it can restore it as it was.
  const undo = carol.page.getByRole("button", { name: "Undo" });
  await expect.poll(() => undo.evaluate((it) => it === document.activeElement)).toBe(true);
  await undo.press("Enter");
  await seen(bread);
  expect(await bread.isChecked()).toBe(true);
  await seen(alice.log.getByText("Carol checked off Bread"));
  expect(await undo.count()).toBe(0);
});

test("an item checked off without a connection changes at once, and reaches the others after reconnecting", async () => {
  const room = newRoom();
  const alice = await join(await device("Alice"), room);
  const bob = await join(await device("Bob"), room);
  const add = alice.page.getByRole("textbox", { name: "Add an item" });
  await add.fill("Bread");
  await add.press("Enter");
  await seen(bob.page.getByRole("checkbox", { name: "Bread" }));
  await alice.page.context().setOffline(true);
  const own = alice.page.getByRole("checkbox", { name: "Bread" });
  await own.check();
  expect(await own.isChecked()).toBe(true);
  await alice.page.context().setOffline(false);
  await seen(bob.page.getByText("1 of 1 done"));
});

test("two programs and a page on failing lines agree on the same 1,000 entries, although the server is killed", async () => {
  const room = newRoom();
  const server = await MortalServer.start();
  onTestFinished(() => server.end());
  const lineOf = async (): Promise<Line> => {
    const line = await Line.open(server.port);
    onTestFinished(() => line.close());
    return line;
  };
  const programs = await Promise.all(
    ["First", "Second"].map(async (name) => {
      const line = await lineOf();
      const token = await tokenFor(newSecret(), line.host, room);
      const joined = enterRoom({ url: `ws://${line.host}/r/${room}`, token, name });
      onTestFinished(() => joined.leave());
      return { line, joined };
    }),
  );
  const pagesLine = await lineOf();
  const page = await (await device("Page")).newPage();
  await page.goto(`http://${pagesLine.host}/r/${room}`);
  await seen(page.getByRole("textbox", { name: "Add an item" }));

  const faults: Fault[] = [
    { kind: "cut" },
    { kind: "slice", bytes: 7 },
    { kind: "reset" },
    { kind: "delay", milliseconds: 200 },
  ];
  const lines = [pagesLine, ...programs.map(({ line }) => line)];
  const writes: Promise<unknown>[] = [];
  let undo = (): void => {};
  let killed: Promise<void> | undefined;
  for (let n = 0; n < 1_500; n += 1) {
    // Frames on their way are lost, and new messages wait.
    if (n === 750) killed = server.killAndStart();
    if (n % 100 === 0) {
      undo();
      // One of the two programs is on a working line.
      if (n > 0) await Promise.race(writes.slice(-2));
      const fault = faults[(n / 100) % faults.length];
      if (fault !== undefined) undo = lines[(n / 100) % lines.length]?.inflict(fault) ?? undo;
    }
    const item = { text: `Thing ${n % 1_000}`, isDone: n >= 1_000 };
    const key = `list/${String(n % 1_000).padStart(4, "0")}`;
    const joined = programs[n % programs.length]?.joined;
    if (joined !== undefined) writes.push(setEntry(joined, key, valueOfItem(item)));
  }
  undo();
  await killed;
  await Promise.all(writes);
  // Rows that still arrive would move the checkbox away from the click.
  const ticked = async (): Promise<number> =>
    (await listOn(page)).filter((line) => line.startsWith("[x]")).length;
  await expect.poll(ticked, { timeout: SEEN_WITHIN }).toBe(500);
  await page.getByRole("checkbox", { name: "Thing 999" }).check();
  const [first, second] = programs.map(({ joined }) => joined);
  await expect
    .poll(() => first?.state.entries.get("list/0999")?.value, { timeout: SEEN_WITHIN })
    .toMatchObject({ done: true });
  await expect.poll(() => listOn(page), { timeout: SEEN_WITHIN }).toEqual(listIn(first));
  expect(listIn(first)).toHaveLength(1_000);
  expect(listIn(first).filter((line) => line.startsWith("[x]"))).toHaveLength(501);
  await expect.poll(() => listIn(second), { timeout: SEEN_WITHIN }).toEqual(listIn(first));
});

function listIn(room: RoomView | undefined): string[] {
  const values = new Map(
    [...(room?.state.entries ?? [])].map(([key, { value }]) => [key, value ?? null]),
  );
  return itemsIn(values).map(({ text, isDone }) => `${isDone ? "[x]" : "[ ]"} ${text}`);
}

function listOn(page: Page): Promise<string[]> {
  return page.locator(".checklist label").evaluateAll((labels) =>
    labels.map((label) => {
      const isDone = label.querySelector("input")?.checked;
      return `${isDone ? "[x]" : "[ ]"} ${label.textContent}`;
    }),
  );
}
