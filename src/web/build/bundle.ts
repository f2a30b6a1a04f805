/**
 * Bundles the page into `public/assets`, where it is served as it is. Says nothing unless something is wrong.
 *
 *     ALCOVE_SERVER=https://alcove.example.org node src/web/build/bundle.ts --out public/assets
 *
 * `ALCOVE_SERVER` is the origin of the rooms' server; empty, the page asks the origin it came from. With it the same
 * `public` folder can be hosted anywhere, Cloudflare Pages for one.
 */
import { parseArgs } from "node:util";
import { build } from "esbuild";

const { values } = parseArgs({ options: { out: { type: "string", default: "public/assets" } } });

const server = process.env["ALCOVE_SERVER"] ?? "";
if (server !== "" && URL.parse(server)?.origin !== server) {
  console.error(`ALCOVE_SERVER is an origin, as in https://alcove.example.org, not "${server}".`);
  process.exit(1);
}

try {
  await build({
    entryPoints: ["src/web/main.tsx"],
    outdir: values.out,
    bundle: true,
    format: "esm",
    target: "es2022",
    minify: true,
    sourcemap: "linked",
    jsx: "automatic",
    jsxImportSource: "preact",
    define: { ALCOVE_SERVER: JSON.stringify(server) },
    logLevel: "warning",
  });
} catch {
  // esbuild has printed what and where.
  process.exitCode = 1;
}
