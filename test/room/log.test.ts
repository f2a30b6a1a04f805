import { describe } from "vitest";
import { logContract } from "../support/log-contract.ts";
import { MemoryLog } from "../support/memory-log.ts";

describe("the log in memory", () => {
  logContract((use) => {
    const log = new MemoryLog();
    use(log, () => log);
  });
});
