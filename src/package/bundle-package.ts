/**
 * Bundles the parts of the package that are single files: the SDK for pages without a build tool, and the
 * terminal. (The SDK itself is compiled but not bundled, so that an importer loads only what it uses.)
 */
import { chmod, mkdir, writeFile } from "node:fs/promises";
import { rolldown } from "rolldown";
import { minify } from "terser";
import { withoutWords } from "./without-words.ts";

/** The SDK in one file, for pages without a build tool. */
const WHOLE = "dist/client.min.js";
const TERMINAL = "dist/alcove.js";
/**
 * Programs that each use a part of the SDK, and where their bundles go. Nobody runs them; their sizes have a
 * budget.
 */
const EXAMPLES = ["speak", "share", "moderate"] as const;
const WEIGHED = ".build/weighed";

await writeFile(WHOLE, await minified("src/client/program/index.ts"));
await mkdir(WEIGHED, { recursive: true });
for (const example of EXAMPLES) {
  const code = await minified(`src/package/examples/${example}.ts`);
  await writeFile(`${WEIGHED}/${example}.min.js`, code);
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

/** As small as possible, in one file. */
async function minified(input: string): Promise<string> {
  await using bundle = await rolldown({
    input,
    transform: { target: "es2022" },
    tsconfig: false,
    checks: { bundlerTimings: false },
    plugins: [withoutWords],
    // A schema that is never used has no effects, so it can be dropped.
    treeshake: { manualPureFunctions: ["v"] },
  });
  // This pass helps the next one: the result is about one percent smaller.
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
      // gzip compresses better where similar names and expressions are written alike.
      inline: 1,
      lhs_constants: false,
    },
  });
  return code;
}
