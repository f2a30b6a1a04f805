/**
 * Bundles the page into `public/assets`, where it is served as it is. Says nothing unless something is wrong.
 *
 *     ALCOVE_SERVER=https://alcove.example.org node src/web/build/bundle.ts --out public/assets
 *
 * `ALCOVE_SERVER` is the origin of the rooms' server; empty, the page asks the origin it came from. With it the same
 * `public` folder can be hosted anywhere, Cloudflare Pages for one.
 */
import { readdir, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";

const { values } = parseArgs({ options: { out: { type: "string", default: "public/assets" } } });

const server = process.env["ALCOVE_SERVER"] ?? "";
if (server !== "" && URL.parse(server)?.origin !== server) {
  console.error(`ALCOVE_SERVER is an origin, as in https://alcove.example.org, not "${server}".`);
  process.exit(1);
}

const both = {
  outdir: values.out,
  bundle: true,
  target: "es2022",
  minify: true,
  charset: "utf8",
  sourcemap: "linked",
  logLevel: "warning",
} as const;

try {
  const { metafile } = await build({
    ...both,
    entryPoints: ["src/web/main.tsx"],
    // What is imported when it is used is a file of its own, whose name changes with it: see public/_headers.
    splitting: true,
    chunkNames: "chunks/[name]-[hash]",
    format: "esm",
    jsx: "automatic",
    jsxImportSource: "preact",
    define: { ALCOVE_SERVER: JSON.stringify(server) },
    metafile: true,
  });
  // No module: the document waits for it. It shares nothing, so that it is one file.
  await build({ ...both, entryPoints: ["src/web/first-paint.ts"], format: "iife" });
  await sweep(join(values.out, "chunks"), Object.keys(metafile.outputs));
} catch {
  // esbuild has printed what and where.
  process.exitCode = 1;
}

/** Removes what earlier builds left in `folder`. */
async function sweep(folder: string, kept: readonly string[]): Promise<void> {
  const fresh = new Set(kept.map((path) => resolve(path)));
  const files = (await readdir(folder)).map((name) => resolve(folder, name));
  await Promise.all(files.filter((file) => !fresh.has(file)).map((file) => rm(file)));
}
