import { expect, test } from "vitest";
import type { Action, Json } from "../../../src/client/index.ts";
import { RefusedError } from "../../../src/client/core/refused-error.ts";
import { eraseMine } from "../../../src/web/export/erase-mine.ts";

/** A room that gives these answers, one after the other. */
function roomThatTells(...answers: (Json | RefusedError)[]) {
  const asked: Action[] = [];
  const told: number[] = [];
  let pauses = 0;
  return {
    asked,
    told,
    pauses: () => pauses,
    ports: {
      async act(action: Action): Promise<Json | undefined> {
        asked.push(action);
        const answer = answers.shift();
        if (answer instanceof RefusedError) throw answer;
        return answer;
      },
      async pause(): Promise<void> {
        pauses += 1;
      },
      tell: (count: number) => void told.push(count),
    },
  };
}

test("12.9 messages are deleted part by part until none is left, with a running count", async () => {
  const { ports, asked, told } = roomThatTells(
    { erased: 200, next: 450 },
    { erased: 0, next: 20_450 },
    { erased: 3 },
  );
  await eraseMine(true, ports);
  expect(asked).toEqual(
    [0, 450, 20_450].map((after) => ({ act: "erase-mine", after, nameless: true })),
  );
  expect(told).toEqual([200, 200, 203]);
});

test("a client that has to slow down continues where it was", async () => {
  const { ports, asked, pauses } = roomThatTells(
    { erased: 200, next: 200 },
    new RefusedError("slow-down", "Wait."),
    { erased: 1 },
  );
  await eraseMine(false, ports);
  expect(asked.slice(1)).toEqual([
    { act: "erase-mine", after: 200 },
    { act: "erase-mine", after: 200 },
  ]);
  expect(pauses()).toBe(1);
});

test("another refusal ends it", async () => {
  const { ports, told } = roomThatTells(
    { erased: 200, next: 200 },
    new RefusedError("closed", "Lost."),
  );
  await expect(eraseMine(false, ports)).rejects.toMatchObject({ code: "closed" });
  expect(told).toEqual([200]);
});
