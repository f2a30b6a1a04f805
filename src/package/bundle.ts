/**
 * Bundles what the package has in single files: the SDK for pages without a build tool, and the terminal. (The SDK itself
 * is compiled and not bundled, so that whoever imports it carries what they use.)
 */
import { chmod, writeFile } from "node:fs/promises";
import { rolldown } from "rolldown";
import { minify } from "terser";
import { withoutWords } from "./without-words.ts";

const TERMINAL = "dist/alcove.js";

{
  await using bundle = await rolldown({
    input: "src/client/program/index.ts",
    transform: { target: "es2022" },
    tsconfig: false,
    checks: { bundlerTimings: false },
    plugins: [withoutWords],
    // A schema that nobody asks is nothing.
    treeshake: { manualPureFunctions: ["v"] },
  });
  // One makes it smaller for the other: a byte of a hundred.
  const { output } = await bundle.generate({
    format: "esm",
    topLevelVar: true,
    minify: { compress: true, mangle: false, codegen: { removeWhitespace: false } },
  });
  const { code = "" } = await minify(output[0].code, {
    ecma: 2020,
    module: true,
    compress: {
      passes: 6,
      keep_fargs: false,
      unsafe_arrows: true,
      pure_getters: true,
      sequences: false,
      // What is named and turned round alike is found again by gzip.
      inline: 1,
      lhs_constants: false,
    },
  });
  await writeFile("dist/client.min.js", code);
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
