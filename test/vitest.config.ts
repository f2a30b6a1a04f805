import { cloudflareTest } from "@cloudflare/vitest-pool-workers";
import { defineConfig } from "vitest/config";
import { UNHURRIED } from "./support/unhurried.ts";

const { ALCOVE_PROPERTY_TIMES: times = "1", ALCOVE_PROPERTY_SEED: seed } = process.env;
/** Milliseconds. Properties take seconds on a busy machine. Only a test that hangs exceeds this. */
const TEST_TIMEOUT = 60_000 * Number(times);

const wrangler = { configPath: "./wrangler.toml" };

export default defineConfig({
  test: {
    reporters: ["default", "./test/support/slowest.ts"],
    provide: {
      properties: { times: Number(times), ...(seed !== undefined && { seed: Number(seed) }) },
    },
    projects: [
      {
        test: {
          name: "pure",
          include: ["test/{protocol,room,client,web,cli,docs}/**/*.test.ts"],
          // The files share only state that a module never changes, and loading each module once halves the
          // time.
          isolate: false,
          testTimeout: TEST_TIMEOUT,
        },
      },
      {
        plugins: [cloudflareTest({ wrangler, miniflare: { bindings: { LIMITS: UNHURRIED } } })],
        test: {
          name: "worker",
          isolate: false,
          include: ["test/worker/**/*.test.ts"],
          exclude: ["test/worker/limits.test.ts"],
          testTimeout: TEST_TIMEOUT,
        },
      },
      {
        // Under the production limits.
        plugins: [cloudflareTest({ wrangler })],
        test: {
          name: "worker-limits",
          isolate: false,
          include: ["test/worker/limits.test.ts"],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: "e2e",
          include: ["test/e2e/**/*.test.ts"],
          exclude: ["test/e2e/deploy.test.ts"],
          globalSetup: "test/support/whole-house.ts",
          // Far over what it takes, like SEEN_WITHIN: a slow machine fails nothing.
          expect: { poll: { timeout: 25_000 } },
          // A worker keeps its browser from one file to the next.
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // Each worker has a server and a browser.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: "deploy",
          include: ["test/e2e/deploy.test.ts"],
          testTimeout: 60_000,
          // It builds the page, which no other project may need meanwhile.
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
