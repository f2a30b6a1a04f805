import { expect, test } from "vitest";
import { counter } from "../chaos/counter.ts";
import { stateStorm } from "../chaos/state.ts";
import { storm } from "../chaos/storm.ts";

/** Milliseconds: a run starts servers and makes lines fail for several seconds, perhaps on a busy machine. */
const RUN_WITHIN = 180_000;

test(
  "I1 to I10 hold through failing lines, reloads and a killed server",
  async () => {
    const report = await storm({ messages: 300, clients: 6, faults: 12, kills: 1, seed: 3 });
    const broken = report.verdicts.filter((it) => !it.holds);
    expect(broken, report.deeds.join("\n")).toEqual([]);
    expect(report.verdicts).toHaveLength(10);
  },
  RUN_WITHIN,
);

test(
  "I9, I11 three programs share entries through failing lines, reloads and a killed server",
  async () => {
    const told: string[] = [];
    const verdicts = await stateStorm(
      { entries: 60, writes: 240, faults: 12, kills: 1, seed: 5 },
      (line) => told.push(line),
    );
    expect(
      verdicts.filter((it) => !it.holds),
      told.join("\n"),
    ).toEqual([]);
    expect(verdicts).toHaveLength(5);
  },
  RUN_WITHIN,
);

test(
  "I11 programs that count together lose no increment, even when the server is killed",
  async () => {
    const verdicts = await counter({ programs: 12, increments: 10, kills: 1 });
    expect(verdicts.filter((it) => !it.holds)).toEqual([]);
  },
  RUN_WITHIN,
);
