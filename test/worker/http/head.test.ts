import { describe, expect, test } from "vitest";
import { freshRoom, request } from "../support.ts";
import { JSON_ONLY, post } from "./support.ts";

const headOf = async (path: string, headers: Record<string, string> = {}) =>
  (await request(path, { headers: { ...JSON_ONLY, ...headers } })).json<{
    epoch: string;
    head: number;
    messages?: number;
  }>();

describe("3.12 how much is unread", () => {
  test("counts what others sent after a seq or a cursor, and nothing that was written or deleted", async () => {
    const room = freshRoom();
    const link = `/r/${room}`;
    const token = "t".repeat(43);
    const mine = { Authorization: `Bearer ${token}` };
    await post(`${link}?name=Ana`, "one");
    await request(`${link}/state/topic`, { method: "PUT", body: '"Lunch"' });
    await post(`${link}?name=Ana`, "two");
    await request(link, { method: "POST", body: "mine", headers: mine });
    await request(`${link}/state/topic`, { method: "PUT", body: '"Dinner"' });
    const { epoch, head, messages } = await headOf(`${link}/head`);
    expect([head, messages]).toEqual([5, undefined]);
    const unread = async (after: string | number, as = mine): Promise<number | undefined> =>
      (await headOf(`${link}/head?after=${after}`, as)).messages;
    expect(await unread(0)).toBe(2);
    expect(await unread(1)).toBe(1);
    expect(await unread(3)).toBe(0);
    expect(await unread(`${epoch}:1`)).toBe(1);
    expect(await unread(`${"0".repeat(32)}:4`)).toBe(2);
    expect(await headOf(`${link}/head?after=0`)).toMatchObject({ head: 5, messages: 3 });
    const deleted = { act: "erase", seq: 4 };
    const asked = {
      method: "POST",
      body: JSON.stringify(deleted),
      headers: { ...mine, "Content-Type": "application/json" },
    };
    expect((await request(`${link}/act`, asked)).status).toBe(200);
    expect(await headOf(`${link}/head?after=0`)).toMatchObject({ head: 6, messages: 2 });
  });

  test("no more than a hundred are counted", async () => {
    const room = freshRoom();
    await post(`/r/${room}?name=Ana`, "said");
    for (let n = 0; n < 119; n += 1) await post(`/r/${room}?name=Ana`, "said");
    expect((await headOf(`/r/${room}/head?after=0`)).messages).toBe(100);
    expect((await headOf(`/r/${room}/head?after=110`)).messages).toBe(10);
  });

  test("an unused room has no epoch, and an invalid cursor is refused", async () => {
    const room = freshRoom();
    expect(await headOf(`/r/${room}/head?after=7`)).toEqual({ head: 0, messages: 0 });
    expect((await request(`/r/${room}/head?after=x`, { headers: JSON_ONLY })).status).toBe(400);
  });
});
