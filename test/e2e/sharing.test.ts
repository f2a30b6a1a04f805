import { expect, test } from "vitest";
import { openStage, seen, SEEN_WITHIN } from "../support/stage.ts";

const { newRoom, device, join } = openStage("sharing-test");

test("a topic that one sets stands over the room of everybody, and of who comes later", async () => {
  const room = newRoom();
  const alice = await join(await device("Alice"), room);
  const bob = await join(await device("Bob"), room);
  await alice.page.getByRole("button", { name: "Say what it is about" }).click();
  await alice.page.getByLabel("Topic").fill("Saturday, eight o'clock");
  await alice.page.keyboard.press("Enter");
  const over = bob.page.getByRole("banner").getByText("Saturday, eight o'clock");
  await seen(over);
  await bob.page.reload();
  await seen(over);

  await bob.page.getByRole("complementary").getByRole("button", { name: "Change" }).click();
  await bob.page.getByLabel("Topic").fill("");
  await bob.page.getByRole("button", { name: "Save" }).click();
  await alice.page
    .getByRole("banner")
    .getByText("Saturday")
    .waitFor({ state: "detached", timeout: SEEN_WITHIN });
});

test("what one adds to the list another ticks off, and a third removes, by keyboard", async () => {
  const room = newRoom();
  const alice = await join(await device("Alice"), room);
  const bob = await join(await device("Bob"), room);
  const add = alice.page.getByRole("textbox", { name: "Add to the list" });
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
});

test("what is ticked off without a connection shows at once, and reaches the others with it", async () => {
  const room = newRoom();
  const alice = await join(await device("Alice"), room);
  const bob = await join(await device("Bob"), room);
  const add = alice.page.getByRole("textbox", { name: "Add to the list" });
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
