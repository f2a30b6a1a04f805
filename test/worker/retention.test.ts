/**
 * Retention in the real database, by the real alarm.
 */
import { runInDurableObject } from "cloudflare:test";
import { expect, test, vi } from "vitest";
import { newKey, roomOf } from "../../src/worker/platform/random.ts";
import { act, say, set } from "../support/members.ts";
import { until } from "../support/until.ts";
import { Client, fallAsleep, pass, request, stubOf } from "./support.ts";

const HOUR = 3_600_000;

test("11.10 expired messages are deleted by the alarm, through a hibernation, and neither seq nor epoch starts over", async () => {
  const key = newKey();
  const room = roomOf(key);
  const olga = await Client.join(room, "Olga", { key });
  olga.send(set("room/retention", 3_600));
  olga.send(say("a secret"));
  await olga.hears("changes", ({ records }) => records.length > 0);
  const before = await (await request(`/r/${room}/head`)).json<{ epoch: string; head: number }>();
  await fallAsleep(room);
  await until(() =>
    runInDurableObject(stubOf(room), async (_, { storage }) =>
      (await storage.getAlarm()) === null ? undefined : true,
    ),
  );
  vi.useFakeTimers({ toFake: ["Date"] });
  await pass(room, HOUR);
  expect(await olga.hears("horizon")).toEqual({ type: "horizon", seq: 2 });
  await runInDurableObject(stubOf(room), (_, { storage }) => {
    expect(storage.sql.exec("SELECT * FROM message").toArray()).toEqual([]);
  });
  await fallAsleep(room);
  const after = await (await request(`/r/${room}/head`)).json();
  expect(after).toEqual({ ...before, horizon: 2 });
  expect(await (await request(`/r/${room}`)).text()).not.toContain("secret");
  olga.send(say("another"));
  await olga.hears("changes", ({ to }) => to === 3);
  vi.useRealTimers();
});

test("12.8 a wiped room stays dead when its retention would have ended", async () => {
  const key = newKey();
  const room = roomOf(key);
  const olga = await Client.join(room, "Olga", { key });
  olga.send(set("room/retention", 3_600));
  olga.send(say("a secret"));
  await olga.hears("changes", ({ records }) => records.length > 0);
  olga.send(act({ act: "wipe" }));
  expect((await olga.ends()).code).toBe(4505);
  vi.useFakeTimers({ toFake: ["Date"] });
  await pass(room, HOUR);
  expect(await (await request(`/r/${room}/members`)).text()).toBe("");
  await fallAsleep(room);
  const back = await request(`/r/${room}`, { method: "POST", body: "hi" });
  expect(back.status).toBe(410);
  vi.useRealTimers();
});
