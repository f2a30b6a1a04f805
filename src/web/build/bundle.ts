/**
 * Bundles the page into `public/assets`, where it is served as it is, and beside that folder the service worker that keeps
 * it on the device. Says nothing unless something is wrong.
 *
 *     ALCOVE_SERVER=https://alcove.example.org node src/web/build/bundle.ts --out public/assets
 *
 * `ALCOVE_SERVER` is the origin of the rooms' server; empty, the page asks the origin it came from. With it the same
 * `public` folder can be hosted anywhere, Cloudflare Pages for one.
 */
import { createHash } from "node:crypto";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { build, type BuildOptions } from "esbuild";
import { minify } from "terser";

const { values } = parseArgs({ options: { out: { type: "string", default: "public/assets" } } });
/** What it is served from. */
const root = dirname(resolve(values.out));
const assets = `${basename(values.out)}/`;

const server = process.env["ALCOVE_SERVER"] ?? "";
if (server !== "" && URL.parse(server)?.origin !== server) {
  console.error(`ALCOVE_SERVER is an origin, as in https://alcove.example.org, not "${server}".`);
  process.exit(1);
}

const everywhere = {
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: true,
  charset: "utf8",
  logLevel: "warning",
} satisfies BuildOptions;

/** @param name of this build, which the page knows */
const page = (name: string) =>
  ({
    ...everywhere,
    entryPoints: ["src/web/main.tsx"],
    outdir: values.out,
    // What is imported when it is used is a file of its own, whose name changes with it: see public/_headers.
    splitting: true,
    chunkNames: "chunks/[name]-[hash]",
    sourcemap: "linked",
    jsx: "automatic",
    jsxImportSource: "preact",
    define: { ALCOVE_SERVER: JSON.stringify(server), ALCOVE_BUILD: JSON.stringify(name) },
    metafile: true,
  }) satisfies BuildOptions;

try {
  // No module: the document waits for it. It shares nothing, so that it is one file.
  await build({
    ...everywhere,
    format: "iife",
    entryPoints: ["src/web/first-paint.ts"],
    outdir: values.out,
    sourcemap: "linked",
  });
  const name = await nameOfBuild();
  const { metafile } = await build(page(name));
  await sweep(join(values.out, "chunks"), Object.keys(metafile.outputs));
  for (const script of ["main.js", "first-paint.js"]) await shrink(join(values.out, script));
  await build({
    ...everywhere,
    format: "iife",
    entryPoints: ["src/web/service-worker/service-worker.ts"],
    outdir: root,
    define: { ALCOVE_BUILD: JSON.stringify(name), ALCOVE_FILES: JSON.stringify(await files()) },
  });
} catch (error) {
  // What esbuild finds, it has printed.
  if (!(error instanceof Error && "errors" in error)) console.error(error);
  process.exitCode = 1;
}

/** What every page waits for is a twentieth smaller than esbuild alone makes it. */
async function shrink(path: string): Promise<void> {
  const { code = "", map } = await minify(await readFile(path, "utf8"), {
    ecma: 2020,
    module: true,
    compress: { passes: 4, keep_fargs: false, unsafe_arrows: true, pure_getters: true },
    // Its map lies beside it; to name it would cost every page as much as a short message.
    sourceMap: { content: await readFile(`${path}.map`, "utf8") },
  });
  await writeFile(path, code);
  if (typeof map === "string") await writeFile(`${path}.map`, map);
}

/** From all that is served, so that the same page has the same name wherever it is built. */
async function nameOfBuild(): Promise<string> {
  // A page cannot have its own hash in it; it has the hash of what it would be without.
  const { outputFiles } = await build({ ...page(""), write: false });
  const hash = createHash("sha256");
  for (const { path, contents } of outputFiles.toSorted((a, b) => (a.path < b.path ? -1 : 1)))
    if (!path.endsWith(".map")) hash.update(contents);
  for (const path of await served())
    if (!isOfModules(path)) hash.update(await readFile(join(root, path)));
  return hash.digest("base64url").slice(0, 12);
}

/** Whether the page's own modules are in it, of this build or of the one before. */
function isOfModules(path: string): boolean {
  return path === `${assets}main.js` || path.startsWith(`${assets}chunks/`);
}

/** The paths under which a page asks for what it is made of. */
async function files(): Promise<string[]> {
  return (await served()).map((path) => (path === "index.html" ? "/" : `/${path}`));
}

/** What a page is made of, in `root`: the system draws an app's icons by itself, and maps are for who debugs. */
async function served(): Promise<string[]> {
  const all = await readdir(root, { recursive: true });
  return all
    .map((path) => path.replaceAll("\\", "/"))
    .filter(
      (path) => /\.(html|css|js|svg|webmanifest)$/.test(path) && !/^(_|service-worker)/.test(path),
    )
    .toSorted();
}

/** Removes what earlier builds left in `folder`. */
async function sweep(folder: string, kept: readonly string[]): Promise<void> {
  const fresh = new Set(kept.map((path) => resolve(path)));
  const found = (await readdir(folder)).map((name) => resolve(folder, name));
  await Promise.all(found.filter((path) => !fresh.has(path)).map((path) => rm(path)));
}
