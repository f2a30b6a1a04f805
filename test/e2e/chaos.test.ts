import { expect, test } from "vitest";
import { storm } from "../chaos/storm.ts";

test("I1 to I10 hold through failing lines, reloads and a killed server", async () => {
  const report = await storm({ messages: 300, clients: 6, faults: 12, kills: 1, seed: 3 });
  const broken = report.verdicts.filter((it) => !it.holds);
  expect(broken, report.deeds.join("\n")).toEqual([]);
  expect(report.verdicts).toHaveLength(10);
});
