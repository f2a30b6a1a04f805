/**
 * What an owner can do with a room on the page, and how the others see it.
 */
import type { BrowserContext, Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { holdFinger } from "../support/touch.ts";
import { openSection } from "../support/settings.ts";
import { openStage, type Seat, seen, SEEN_WITHIN } from "../support/stage.ts";

const { newRoom, device, visit, join, url } = openStage("owner-test");

/** Milliseconds: each test takes many steps. */
const SLOW = 120_000;
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

test(
  "12 by keyboard the owner creates a room, invites somebody, and bans them",
  { timeout: SLOW },
  async () => {
    const owner = await visit(await device("Olga"), "/");
    await press(owner.getByRole("button", { name: "Create a room" }));
    // The first link to copy is the invite link. The owner's own link is out of sight.
    await seen(owner.getByRole("heading", { name: "No messages yet" }));
    const invite = owner.locator(".empty").getByLabel("Link to this room");
    await expect.poll(() => invite.inputValue()).toBe(owner.url());
    expect(await owner.getByRole("dialog").count()).toBe(0);
    await press(owner.getByRole("button", { name: "Save owner link" }));
    const ownersLink = await owner.getByLabel("Owner link").inputValue();
    expect(ownersLink).toMatch(/\/r\/[0-9a-z]{26}#key=[\w-]{43}$/);
    const copying = owner.getByRole("button", { name: "Copy owner link" });
    await expect.poll(() => isFocused(copying)).toBe(true);
    expect(owner.url()).toBe(ownersLink.split("#")[0]);
    const { pathname } = new URL(owner.url());

    await press(owner.locator(".room-button"));
    await seen(owner.getByText("You own this room."));
    await write(owner.getByLabel("Name", { exact: true }), "Choir");
    await owner.keyboard.press("Enter");
    await openSection(owner, "Access and invites", press);
    const locked = owner.getByRole("checkbox", { name: "Locked" });
    await locked.press("Space");
    await expect.poll(() => locked.isChecked()).toBe(true);
    await press(owner.getByRole("button", { name: "Create link" }));
    const invitation = await owner.getByLabel("Invite link", { exact: true }).inputValue();
    await seen(owner.getByText("0 people joined"));
    await owner.keyboard.press("Escape");
    await seen(owner.getByRole("heading", { name: "Choir" }));

    // A visitor without an invite link stays outside, and joins with the link they were given.
    const bobsDevice = await device("Bob");
    const bob = await visit(bobsDevice, pathname);
    await seen(bob.getByRole("heading", { name: "You need an invitation" }));
    await write(bob.getByLabel("Invite link"), invitation);
    await bob.keyboard.press("Enter");
    await seen(bob.getByRole("textbox", { name: "Message" }));
    await seen(bob.getByRole("heading", { name: "Choir" }));
    expect(bob.url()).not.toContain("#");
    await press(bob.locator(".room-button"));
    await seen(bob.getByText("You’re a member of this room."));
    await seen(bob.getByRole("complementary").getByText("Owner", { exact: true }));
    expect(await bob.getByRole("checkbox", { name: "Locked" }).count()).toBe(0);
    await bob.keyboard.press("Escape");
    await say(bob, "Something bad");

    // A message is deleted for both.
    const theirs = owner.getByRole("log").locator(".message", { hasText: "Something bad" });
    await seen(theirs);
    await theirs.focus();
    await owner.keyboard.press("Delete");
    await seen(owner.getByText("Delete this message for everyone?"));
    await owner.keyboard.press("Enter");
    for (const page of [owner, bob]) {
      await seen(page.getByRole("log").getByText("This message was deleted"));
      expect(await page.getByRole("log").getByText("Something bad").count()).toBe(0);
    }
    // Nor does a screen reader read it to a reader who is focused on it.
    await expect.poll(() => labelOfFocus(owner)).toMatch(/^Bob: This message was deleted/);

    // Muted, then allowed to write again.
    const tools = owner.getByRole("button", { name: "Moderate Bob" });
    await press(tools);
    await press(owner.getByRole("button", { name: "Mute", exact: true }));
    await seen(owner.getByText("Muted."));
    await say(bob, "Can you hear me?");
    await seen(bob.getByText("You’re muted.").first());
    await press(owner.getByRole("button", { name: "Unmute" }));
    await seen(owner.getByText("Unmuted."));
    await press(bob.getByRole("button", { name: "Retry" }));
    await seen(owner.getByRole("log").getByText("Can you hear me?"));

    // Kicked. To join again, Bob needs the link that let him in.
    await press(owner.getByRole("button", { name: "Remove from room" }));
    await seen(bob.getByRole("heading", { name: "You were removed from this room" }));
    await seen(bob.getByText("To come back, you need an invite link."));
    // He is not in the room, and cannot do what only members present can do.
    expect(await bob.getByRole("complementary").count()).toBe(0);
    expect(await bob.getByText("In the room").count()).toBe(0);
    for (const name of [/Rejoin/, /link$/, /Delete/, /Add/]) {
      expect(await bob.getByRole("button", { name }).count()).toBe(0);
    }
    await write(bob.getByLabel("Invite link"), invitation);
    await bob.keyboard.press("Enter");
    await seen(bob.getByRole("textbox", { name: "Message" }));

    await press(tools);
    await press(owner.getByRole("button", { name: "Ban…" }));
    const term = owner.getByLabel("Duration");
    await expect.poll(() => isFocused(term)).toBe(true);
    await press(owner.getByRole("button", { name: "Cancel", exact: true }));
    await expect.poll(() => isFocused(owner.getByRole("button", { name: "Ban…" }))).toBe(true);
    await owner.keyboard.press("Enter");
    // Before that, the key would go to the list, which is about to take the focus.
    await expect.poll(() => isFocused(term)).toBe(true);
    await press(owner.getByRole("button", { name: "Ban", exact: true }));
    await seen(bob.getByRole("heading", { name: "You are banned from this room" }));
    // Bob's row disappears, and the focus moves to the list.
    await expect.poll(() => labelOfFocus(owner)).toBe("In the room");
    await bob.reload();
    await seen(bob.getByRole("heading", { name: "You are banned from this room" }));

    await openSection(owner, "Moderation", press);
    await press(owner.getByRole("button", { name: "Unban Bob" }));
    await seen(owner.getByText("No one is banned."));
    await expect
      .poll(() => isFocused(owner.getByRole("heading", { name: "Banned people" })))
      .toBe(true);
    // The activity log is fetched each time it is opened.
    await openSection(owner, "General", press);
    await openSection(owner, "Moderation", press);
    await seen(owner.getByText("Olga unbanned Bob"));
    await bob.goto(invitation);
    await seen(bob.getByRole("textbox", { name: "Message" }));
    expect(bob.url()).toBe(url() + pathname);

    await openSection(owner, "General", press);
    await write(owner.getByLabel("Type “Choir” or “delete” to confirm"), "choir ");
    await owner.keyboard.press("Enter");
    for (const page of [owner, bob]) {
      await seen(page.getByRole("heading", { name: "This room was deleted" }));
    }
  },
);

test(
  "11.8 a room with a password lets in visitors who type it, and tells the others that it is wrong",
  { timeout: SLOW },
  async () => {
    const { page, path } = await ownRoom(await device("Olga"));
    await openSection(page, "Access and invites");
    await page.getByRole("radio", { name: "With a password" }).check();
    await page.getByLabel("New password").fill("correct horse");
    await page.getByRole("button", { name: "Save password" }).click();
    await seen(page.getByText("Password saved."));
    await expect
      .poll(() => page.getByRole("radio", { name: "With a password" }).isChecked())
      .toBe(true);
    await page.locator(".sheet-close").click();

    const bob = await visit(await device("Bob"), path);
    await seen(bob.getByRole("heading", { name: "Enter the password" }));
    await bob.getByLabel("Password", { exact: true }).fill("battery staple");
    await bob.keyboard.press("Enter");
    await seen(bob.getByText("Wrong password."));
    await bob.getByLabel("Password", { exact: true }).fill("correct horse");
    await bob.keyboard.press("Enter");
    await seen(bob.getByRole("textbox", { name: "Message" }));
    await say(bob, "Hello");
    await seen(page.getByRole("log").getByText("Hello"));
    // The device has stored the password.
    await bob.reload();
    await seen(bob.getByRole("log").getByText("Hello"));
    await seen(bob.getByRole("textbox", { name: "Message" }));

    for (let n = 0; n < 9; n += 1) {
      const mallory = await visit(await device("Mallory"), `${path}#key=${`${n}`.repeat(43)}`);
      await seen(mallory.getByRole("heading", { name: "This invite link isn’t valid" }));
    }
    const late = await visit(await device("Late"), path);
    await late.getByLabel("Password", { exact: true }).fill("correct horse");
    await late.keyboard.press("Enter");
    await seen(late.getByText(/^Too many attempts. Try again at/));
  },
);

test(
  "11.7 in an invite-only room, a link makes a moderator, and revoking it ends the role",
  { timeout: SLOW },
  async () => {
    const { page, path } = await ownRoom(await device("Olga"));
    await openSection(page, "Access and invites");
    await page.getByRole("radio", { name: "Invite only" }).check();
    await page.getByLabel("Role").selectOption("Moderator");
    await page.getByLabel("Max uses", { exact: true }).selectOption("1 person");
    await page.getByRole("button", { name: "Create link" }).click();
    const invitation = await page.getByLabel("Invite link", { exact: true }).inputValue();

    const mia = await device("Mia");
    const moderator = await visit(mia, invitation.slice(url().length));
    await seen(moderator.getByRole("complementary").getByText("Moderator", { exact: true }));
    await moderator.locator(".room-button").click();
    await seen(moderator.getByText("You moderate this room."));
    await openSection(moderator, "Access and invites");
    expect(await moderator.getByRole("button", { name: "Create link" }).count()).toBe(0);
    await moderator.keyboard.press("Escape");
    const used = await visit(await device("Late"), invitation.slice(url().length));
    await seen(used.getByRole("heading", { name: "This invite link isn’t valid" }));
    const cutOff = await visit(await device("Cut"), invitation.slice(url().length, -1));
    await seen(cutOff.getByRole("heading", { name: "This invite link isn’t valid" }));
    await used.getByRole("button", { name: "Continue without an invite" }).click();
    await seen(used.getByRole("heading", { name: "You need an invitation" }));

    // A moderator cannot moderate another moderator.
    await moderator.getByRole("button", { name: "Moderate Olga" }).click();
    await moderator.getByRole("button", { name: "Remove from room" }).click();
    await seen(moderator.getByText("You can’t moderate someone with the same or a higher role."));

    await page.getByRole("button", { name: "Revoke: Moderator" }).click();
    await page.getByRole("button", { name: "Revoke", exact: true }).click();
    await seen(moderator.getByRole("heading", { name: "You need an invitation" }));
    expect(path).toBe(new URL(moderator.url()).pathname);
  },
);

test("12.3 an owner makes a member a moderator with a link that only its first user can use", async () => {
  const { page, path } = await ownRoom(await device("Olga"));
  const bob = await visit(await device("Bob"), path);
  await page.getByRole("button", { name: "Moderate Bob" }).click();
  await page.getByRole("button", { name: "Make moderator…" }).click();
  await seen(page.getByText("Send this link to Bob."));
  const invitation = await page.getByLabel("Moderator invite link").inputValue();
  // Asking again shows the same link, so no second link is left behind.
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Moderate Bob" }).click();
  await page.getByRole("button", { name: "Make moderator…" }).click();
  expect(await page.getByLabel("Moderator invite link").inputValue()).toBe(invitation);

  await bob.goto(invitation);
  await seen(page.getByRole("complementary").getByText("Moderator", { exact: true }));
  const late = await visit(await device("Late"), invitation.slice(url().length));
  await seen(late.getByRole("heading", { name: "This invite link isn’t valid" }));
});

test("12.2 a room without an owner can be claimed by its only author, and by nobody else", async () => {
  const room = newRoom();
  const alice = await join(await device("Alice"), room);
  await alice.say("Mine?");
  const bob = await join(await device("Bob"), room);
  await bob.page.locator(".room-button").click();
  await bob.page.getByRole("button", { name: "Claim this room" }).click();
  await seen(bob.page.getByText("Others have already posted here, so it can’t be claimed."));
  await alice.page.locator(".room-button").click();
  await alice.page.getByRole("button", { name: "Claim this room" }).click();
  await seen(alice.page.getByText("You own this room."));
  await alice.page.getByRole("dialog").getByRole("button", { name: "Save owner link" }).click();
  const link = await alice.page.getByLabel("Owner link").inputValue();
  // With a link that is followed on the page itself.
  await bob.page.keyboard.press("Escape");
  await bob.page.evaluate((hash) => (location.hash = hash), new URL(link).hash);
  await seen(bob.page.getByRole("complementary").getByText("Owner", { exact: true }));
  expect(bob.page.url()).not.toContain("#");
});

test("11.9 a reader sees that they have read-only access, and in slow mode queued messages are sent by themselves", async () => {
  const room = newRoom();
  const alice = await join(await device("Alice"), room);
  await claim(alice);
  const bob = await join(await device("Bob"), room);
  await openSection(alice.page, "Moderation");
  await alice.page.getByLabel("Slow mode").selectOption("5 seconds");
  await seen(bob.page.getByText("Slow mode: one message every 5 seconds."));
  await bob.say("first");
  await bob.say("second");
  await seen(alice.log.getByText("second"));
  await openSection(alice.page, "Access and invites");
  await alice.page.getByRole("radio", { name: "Read only" }).check();
  await seen(bob.page.getByText("You have read-only access."));
  expect(await bob.box.count()).toBe(0);
  await alice.page.getByRole("radio", { name: "Can post" }).check();
  await seen(bob.box);
});

test("12.6 everybody can delete their own messages, even in a room without an owner, and nothing is announced", async () => {
  const room = newRoom();
  const alice = await join(await device("Alice"), room);
  const bob = await join(await device("Bob"), room);
  await alice.say("oops");
  await seen(bob.log.getByText("oops"));
  await bob.log.locator(".message", { hasText: "oops" }).hover();
  const own = alice.log.locator(".message", { hasText: "oops" });
  await own.locator(".sending").waitFor({ state: "detached", timeout: SEEN_WITHIN });
  await own.hover();
  await own.getByRole("button", { name: "Delete this message" }).click();
  await alice.page.getByRole("button", { name: "Cancel", exact: true }).click();
  expect(await own.count()).toBe(1);
  await own.getByRole("button", { name: "Delete this message" }).click();
  await alice.page.getByRole("button", { name: "Delete", exact: true }).click();
  await seen(bob.log.getByText("This message was deleted"));
  expect(await bob.page.locator(".message-tools button.danger").count()).toBe(0);
  await bob.page.reload();
  await seen(bob.log.getByText("This message was deleted"));
  const carol = await join(await device("Carol"), room);
  await seen(carol.log.getByText("This message was deleted"));
});

test("11.10 a room keeps messages for as long as its owner sets, and deletes nothing without a confirmation", async () => {
  const { page, path } = await ownRoom(await device("Olga"));
  await say(page, "Nobody needs this for ever");
  const bob = await visit(await device("Bob"), path);
  await seen(bob.getByRole("log").getByText("Nobody needs this for ever"));
  await press(page.locator(".room-button"));
  const kept = page.getByLabel("Keep messages");
  await kept.selectOption("Don’t keep");
  await seen(page.getByText("Permanently delete all messages here"));
  await press(page.getByRole("button", { name: "Cancel" }));
  await seen(page.getByText("Messages are kept."));
  expect(await kept.evaluate((it) => it === document.activeElement)).toBe(true);
  await kept.selectOption("1 hour");
  await press(page.getByRole("button", { name: "Delete messages", exact: true }));
  await seen(page.getByText("Messages older than 1 hour are permanently deleted for everyone."));
  expect(await bob.getByRole("log").getByText("Nobody needs this for ever").count()).toBe(1);
  // A longer retention deletes nothing.
  await kept.selectOption("Forever");
  await seen(page.getByText("Messages are kept."));
});

test(
  "12.9 every member can export their messages, delete them, and leave for good",
  { timeout: SLOW },
  async () => {
    const { page, path } = await ownRoom(await device("Olga"));
    await say(page, "Mine stays");
    const bob = await visit(await device("Bob", PHONE), path);
    for (const text of ["First of mine", "Second of mine"]) {
      await bob.getByRole("textbox", { name: "Message" }).fill(text);
      await bob.locator(".send").tap();
    }
    await seen(page.getByRole("log").getByText("Second of mine"));

    await openSection(bob, "Your data", tap);
    const mine = bob.getByRole("group", { name: "Download my messages" });
    await seen(mine);
    expect(await bob.locator(".room-sheet nav a").allTextContents()).toEqual([
      "General",
      "Your data",
    ]);
    const data = await downloaded(bob, mine.getByRole("button", { name: "Data" }));
    expect(data).toContain("First of mine");
    expect(data).not.toContain("Mine stays");

    await bob.getByRole("button", { name: "Delete my messages" }).tap();
    await bob.getByRole("button", { name: "Cancel" }).tap();
    await bob.getByRole("button", { name: "Delete my messages" }).tap();
    await bob.getByRole("checkbox", { name: "Also remove my name" }).check();
    await bob.getByRole("button", { name: "Delete", exact: true }).tap();
    await seen(bob.getByText("2 messages deleted."));
    const log = page.getByRole("log");
    await expect.poll(() => log.getByText("This message was deleted").count()).toBe(2);
    await seen(log.getByText("Mine stays"));
    expect(await log.getByText("of mine").count()).toBe(0);

    await bob.getByRole("button", { name: "Leave room" }).tap();
    await bob.getByRole("button", { name: "Leave", exact: true }).tap();
    await seen(bob.getByRole("button", { name: "Create a room" }));
    expect(new URL(bob.url()).pathname).toBe("/");
    expect(await bob.locator(`a[href="${path}"]`).count()).toBe(0);
    await bob.reload();
    await seen(bob.getByRole("button", { name: "Create a room" }));
    expect(await bob.locator(`a[href="${path}"]`).count()).toBe(0);

    // The owner exports the whole room.
    await openSection(page, "Export and import", press);
    const all = page.getByRole("group", { name: "Download all" });
    const html = await downloaded(page, all.getByRole("button", { name: "Web page" }));
    expect(html).toContain("Mine stays");
    expect(html.trimEnd().endsWith("</html>")).toBe(true);
    await seen(page.getByText("Saved to your downloads."));
    const lines = await downloaded(page, all.getByRole("button", { name: "Data" }));

    // Into another room, and not twice.
    const other = await ownRoom(await device("Olga"));
    await openSection(other.page, "Export and import", press);
    const bring = async (text: string): Promise<void> => {
      const buffer = Buffer.from(text);
      const file = { name: "room.jsonl", mimeType: "", buffer };
      await other.page.getByLabel("File").setInputFiles(file);
      await press(other.page.getByRole("button", { name: "Import" }));
    };
    await bring("Dear diary");
    await seen(other.page.getByText("Line 1 isn’t valid Alcove export data"));
    await bring(lines);
    await seen(other.page.getByText("3 messages imported."));
    await seen(other.page.getByRole("log").getByText("Mine stays"));
    await bring(lines.replace(/"id":"[^"]+"/g, '"id":"another-id"'));
    await seen(other.page.getByText("This room already has messages."));
  },
);

test("11.11 an owner says which sites may show the room", async () => {
  const { page, path } = await ownRoom(await device("Olga"));
  const allowed = async (): Promise<string | undefined> => {
    const headers = { "Sec-Fetch-Dest": "iframe", Accept: "text/html" };
    const response = await page.request.get(url() + path, { headers });
    const policy = response.headers()["content-security-policy"] ?? "";
    return /frame-ancestors ([^;]+)/.exec(policy)?.[1];
  };
  expect(await allowed()).toBe("'none'");
  await openSection(page, "Embeds", press);
  await write(page.getByLabel("Site address"), "not a site");
  await page.keyboard.press("Enter");
  await seen(page.getByText("Enter an address like"));
  await page.getByLabel("Site address").fill("Example.org/a-page");
  await page.keyboard.press("Enter");
  await expect.poll(allowed).toBe("https://example.org");
  await press(page.getByRole("button", { name: "Remove https://example.org" }));
  await expect.poll(allowed).toBe("'none'");
});

test("11.13 an owner lists the sites whose pages can join the room", async () => {
  const { page, path } = await ownRoom(await device("Olga"));
  const allowed = async (): Promise<string | undefined> => {
    const headers = { Origin: "https://example.org", Accept: "application/json" };
    const response = await page.request.get(`${url()}${path}/messages`, { headers });
    return response.headers()["access-control-allow-origin"];
  };
  expect(await allowed()).toBeUndefined();
  await openSection(page, "Embeds", press);
  await write(page.getByLabel("Site that can join"), "example.org");
  await page.keyboard.press("Enter");
  await expect.poll(allowed).toBe("https://example.org");
  await press(page.getByRole("button", { name: "Remove https://example.org" }));
  await expect.poll(allowed).toBeUndefined();
});

test("on a phone the owner does the same by touch", { timeout: SLOW }, async () => {
  const { page, path } = await ownRoom(await device("Olga", PHONE));
  const bob = await visit(await device("Bob", PHONE), path);
  await seen(bob.getByRole("textbox", { name: "Message" }));
  await bob.getByRole("textbox", { name: "Message" }).fill("Something bad");
  await bob.locator(".send").tap();
  const theirs = page.getByRole("log").locator(".message", { hasText: "Something bad" });
  await holdFinger(theirs, page.locator(".tool-sheet"));
  await page.getByRole("button", { name: "Delete this message" }).tap();
  await page.getByRole("button", { name: "Delete", exact: true }).tap();
  await seen(bob.getByText("This message was deleted"));

  await page.locator(".people-button").tap();
  await page.getByRole("dialog").getByRole("button", { name: "Moderate Bob" }).tap();
  await page.getByRole("dialog").getByRole("button", { name: "Remove from room" }).tap();
  await seen(bob.getByRole("heading", { name: "You were removed from this room" }));
  await page.locator(".sheet-close").tap();
  await bob.getByRole("button", { name: "Rejoin" }).tap();
  await seen(bob.getByRole("textbox", { name: "Message" }));

  await openSection(page, "Access and invites", tap);
  await page.getByRole("radio", { name: "Read only" }).tap();
  await seen(bob.getByText("You have read-only access."));
  await page.getByRole("button", { name: "Create link" }).tap();
  await seen(page.getByRole("dialog").getByRole("img", { name: "QR code of the link" }));
  const link = await page.getByLabel("Invite link", { exact: true }).inputValue();
  await bob.goto(link);
  await seen(bob.getByRole("textbox", { name: "Message" }));
});

test("12.8 deleting an unnamed room is confirmed by a word that every keyboard can type", async () => {
  const { page } = await ownRoom(await device("Olga", PHONE));
  await openSection(page, "General", tap);
  const field = page.getByLabel("Type “delete” to confirm");
  await field.fill("Delet");
  expect(await page.getByRole("button", { name: "Delete room" }).isDisabled()).toBe(true);
  // As a phone's keyboard begins and ends it.
  await field.fill("Delete ");
  await page.getByRole("button", { name: "Delete room" }).tap();
  await seen(page.getByRole("heading", { name: "This room was deleted" }));
});

test(
  "11.7 where the room's own link lets nobody in, the owner makes an invite link, and no other link is shown",
  { timeout: SLOW },
  async () => {
    const { page, path } = await ownRoom(await device("Olga"));
    const bob = await visit(await device("Bob"), path);
    await seen(bob.locator(".empty .qr svg"));
    await openSection(page, "Access and invites", press);
    await page.getByRole("radio", { name: "Invite only" }).press("Space");
    await page.keyboard.press("Escape");

    // A member who cannot invite is told so, and is offered neither a link nor a QR code.
    await seen(
      bob.getByText(
        "Only people with an invite link can join. An owner of the room can create one.",
      ),
    );
    expect(await bob.getByLabel("Link to this room").count()).toBe(0);
    expect(await bob.getByRole("button", { name: /copy link/i }).count()).toBe(0);
    expect(await bob.locator(".qr").count()).toBe(0);

    expect(await page.getByLabel("Link to this room").count()).toBe(0);
    await press(
      page.getByRole("complementary").getByRole("button", { name: "Create invite link" }),
    );
    const field = page.getByRole("complementary").getByLabel("Invite link", { exact: true });
    const link = await field.inputValue();
    expect(link).toMatch(/#key=[\w-]{43}$/);
    // The same link, wherever it is shown.
    const same = page.locator(".empty").getByLabel("Invite link", { exact: true });
    expect(await same.inputValue()).toBe(link);
    await seen(page.locator(".empty .qr svg"));
    const carol = await visit(await device("Carol"), link.slice(url().length));
    await seen(carol.getByRole("textbox", { name: "Message" }));

    // Once revoked, it is no longer offered.
    await openSection(page, "Access and invites", press);
    await press(page.getByRole("button", { name: "Revoke: Member" }));
    await press(page.getByRole("button", { name: "Revoke", exact: true }));
    await seen(carol.getByRole("heading", { name: "You need an invitation" }));
    await expect.poll(() => field.count()).toBe(0);
  },
);

test("on a phone one button makes an invite link and shows it", { timeout: SLOW }, async () => {
  const { page } = await ownRoom(await device("Olga", PHONE));
  await openSection(page, "Access and invites", tap);
  await page.getByRole("checkbox", { name: "Locked" }).tap();
  await page.locator(".sheet-close").tap();
  await page.locator(".bar").getByRole("button", { name: "Invite" }).tap();
  const field = page.getByRole("dialog").getByLabel("Invite link", { exact: true });
  await seen(field);
  const bob = await visit(
    await device("Bob", PHONE),
    (await field.inputValue()).slice(url().length),
  );
  await seen(bob.getByRole("textbox", { name: "Message" }));
  expect(
    await bob
      .locator(".bar")
      .getByRole("button", { name: /link|Invite/ })
      .count(),
  ).toBe(0);
});

/** With the keyboard: the focus moves as Tab would move it. */
async function press(button: Locator): Promise<void> {
  await seen(button);
  await button.focus();
  await button.press("Enter");
}

function tap(control: Locator): Promise<void> {
  return control.tap();
}

function isFocused(control: Locator): Promise<boolean> {
  return control.evaluate((it) => it === document.activeElement);
}

function labelOfFocus(page: Page): Promise<string | null> {
  return page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? null);
}

async function write(field: Locator, text: string): Promise<void> {
  await seen(field);
  await field.focus();
  await field.pressSequentially(text);
}

async function say(page: Page, text: string): Promise<void> {
  const box = page.getByRole("textbox", { name: "Message" });
  await box.fill(text);
  await box.press("Enter");
}

/** The content of the file that `button` downloads. */
async function downloaded(page: Page, button: Locator): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent("download"), press(button)]);
  const parts: Uint8Array[] = [];
  for await (const part of await download.createReadStream()) parts.push(part);
  return Buffer.concat(parts).toString();
}

async function ownRoom(context: BrowserContext): Promise<{ page: Page; path: string }> {
  const page = await visit(context, "/");
  await page.getByRole("button", { name: "Create a room" }).click();
  await seen(page.locator(".room-button"));
  return { page, path: new URL(page.url()).pathname };
}

async function claim({ page }: Seat): Promise<void> {
  await page.locator(".room-button").click();
  await page.getByRole("button", { name: "Claim this room" }).click();
  await seen(page.getByText("You own this room."));
}
