import { cloudflareTest } from "@cloudflare/vitest-pool-workers";
import { defineConfig } from "vitest/config";
import { UNHURRIED } from "./support/unhurried.ts";

const wrangler = { configPath: "./wrangler.toml" };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "pure",
          include: ["test/{protocol,room,client,web,cli,docs}/**/*.test.ts"],
          // Properties take seconds on a machine that does much else; only what hangs fails.
          testTimeout: 60_000,
        },
      },
      {
        plugins: [cloudflareTest({ wrangler, miniflare: { bindings: { LIMITS: UNHURRIED } } })],
        test: {
          name: "worker",
          include: ["test/worker/**/*.test.ts"],
          exclude: ["test/worker/limits.test.ts"],
          testTimeout: 60_000,
        },
      },
      {
        // Under the limits that people have.
        plugins: [cloudflareTest({ wrangler })],
        test: {
          name: "worker-limits",
          include: ["test/worker/limits.test.ts"],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: "e2e",
          include: ["test/e2e/**/*.test.ts"],
          exclude: ["test/e2e/deploy.test.ts"],
          globalSetup: "test/support/build-page.ts",
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // A server and a browser each.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: "deploy",
          include: ["test/e2e/deploy.test.ts"],
          testTimeout: 60_000,
          // It builds the page, which nobody else may need meanwhile.
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
