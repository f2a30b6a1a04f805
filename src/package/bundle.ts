/**
 * Bundles what the package has in single files: the SDK for pages without a build tool, and the terminal. (The SDK itself
 * is compiled and not bundled, so that whoever imports it carries what they use.)
 */
import { chmod } from "node:fs/promises";
import { rolldown } from "rolldown";
import { minify } from "terser";

const TERMINAL = "dist/alcove.js";

{
  await using bundle = await rolldown({
    input: "src/client/program/index.ts",
    transform: { target: "es2022" },
    tsconfig: false,
    checks: { bundlerTimings: false },
    // A schema that nobody asks is nothing.
    treeshake: { manualPureFunctions: ["v"] },
    plugins: [
      {
        name: "shrunk",
        async renderChunk(source) {
          const { code = "" } = await minify(source, {
            ecma: 2020,
            module: true,
            compress: {
              passes: 4,
              keep_fargs: false,
              unsafe_arrows: true,
              pure_getters: true,
              sequences: false,
            },
          });
          return { code, map: null };
        },
      },
    ],
  });
  // Else it would be printed anew, with blanks.
  await bundle.write({
    file: "dist/client.min.js",
    format: "esm",
    topLevelVar: true,
    minify: false,
  });
}
{
  await using bundle = await rolldown({
    input: "src/cli/main.ts",
    platform: "node",
    tsconfig: false,
  });
  await bundle.write({ file: TERMINAL, format: "esm", codeSplitting: false });
}
await chmod(TERMINAL, 0o755);
