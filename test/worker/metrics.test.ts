import { expect, test } from "vitest";
import { Metrics } from "../../src/worker/object/metrics.ts";

test("a data point counts the last ten seconds, and names nobody", () => {
  const points: (AnalyticsEngineDataPoint | undefined)[] = [];
  const metrics = new Metrics({ writeDataPoint: (point) => void points.push(point) });
  metrics.tell({ rowsWritten: 3, broadcasts: 1, sends: 10, chars: 500, members: 10 }, 0);
  metrics.tell({ rowsWritten: 3, broadcasts: 2, sends: 19, chars: 600, members: 9 }, 9_999);
  metrics.tell({ rowsWritten: 4, broadcasts: 2, sends: 19, chars: 700, members: 9 }, 10_000);
  expect(points).toEqual([
    { indexes: ["moment"], doubles: [3, 1, 10, 500, 10] },
    { indexes: ["moment"], doubles: [1, 1, 9, 200, 9] },
  ]);
});
