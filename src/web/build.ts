/**
 * Bundles the page into `public/assets`, where it is served as it is. Says nothing unless something is wrong.
 *
 *     ALCOVE_SERVER=https://alcove.example.org node src/web/build.ts --out public/assets
 *
 * `ALCOVE_SERVER` is the origin of the rooms' server; empty, the page asks the origin it came from. With it the same
 * `public` folder can be hosted anywhere, Cloudflare Pages for one.
 */
import { parseArgs } from "node:util";
import { build } from "esbuild";

const { values } = parseArgs({ options: { out: { type: "string", default: "public/assets" } } });

try {
  await build({
    entryPoints: ["src/web/main.tsx"],
    outdir: values.out,
    bundle: true,
    splitting: true,
    // Only what is named after its content may be cached for good; see public/_headers.
    chunkNames: "chunk-[hash]",
    format: "esm",
    target: "es2022",
    minify: true,
    sourcemap: "linked",
    jsx: "automatic",
    jsxImportSource: "preact",
    define: { ALCOVE_SERVER: JSON.stringify(process.env["ALCOVE_SERVER"] ?? "") },
    logLevel: "warning",
  });
} catch {
  // esbuild has printed what and where.
  process.exitCode = 1;
}
