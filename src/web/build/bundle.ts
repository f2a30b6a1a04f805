/**
 * Bundles the page into `public/assets`, which is served as it is, and beside that folder the service worker
 * that caches the page on the device. Prints nothing unless something is wrong.
 *
 *     ALCOVE_PAGE_SERVER=https://alcove.example.org node src/web/build/bundle.ts --out public/assets
 *
 * `ALCOVE_PAGE_SERVER` is the origin of the rooms' server. If it is empty, the page uses its own origin. With it,
 * the same `public` folder can be hosted anywhere, for example on Cloudflare Pages.
 */
import { createHash } from "node:crypto";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import {
  type ChunkingContext,
  type InputOptions,
  type OutputOptions,
  type Plugin,
  type RolldownOutput,
  rolldown,
} from "rolldown";
import { minify as minifyQuickly } from "rolldown/utils";
import { minify } from "terser";
import { withoutWords } from "../../package/without-words.ts";
import { emojiTable } from "./emoji-table.ts";
import { knownLimits } from "./known-limits.ts";
import { buildStyles } from "./styles.ts";

const { values } = parseArgs({ options: { out: { type: "string", default: "public/assets" } } });
/** The folder that is served. */
const root = dirname(resolve(values.out));
const assets = `${basename(values.out)}/`;

const server = process.env["ALCOVE_PAGE_SERVER"] ?? "";
if (server !== "" && URL.parse(server)?.origin !== server) {
  console.error(
    `ALCOVE_PAGE_SERVER is an origin, as in https://alcove.example.org, not "${server}".`,
  );
  process.exit(1);
}

const PAGE = "src/web/app/main.tsx";

/**
 * For the files that every page waits for, terser's output is a twentieth smaller than the bundler's own. The
 * bundler's is quicker, and good enough for the rest.
 */
const shrunk: Plugin = {
  name: "shrunk",
  async renderChunk(source, { isEntry, fileName }) {
    if (!isEntry) {
      const { code, map } = await minifyQuickly(fileName, source, {
        module: true,
        sourcemap: true,
      });
      return { code, map: map ?? null };
    }
    // This pass helps the next one: the result is smaller.
    const compressed = await minifyQuickly(fileName, source, {
      module: true,
      compress: true,
      mangle: false,
      codegen: { removeWhitespace: false },
      sourcemap: true,
    });
    const { code = "", map } = await minify(compressed.code, {
      ecma: 2020,
      module: true,
      compress: {
        passes: 3,
        keep_fargs: false,
        unsafe_arrows: true,
        pure_getters: true,
        sequences: false,
        // gzip compresses better where similar names and expressions are written alike.
        inline: 1,
        lhs_constants: false,
      },
      sourceMap: { content: JSON.stringify(compressed.map) },
    });
    return { code, map: typeof map === "string" ? map : null };
  },
};

interface Script {
  readonly entry: string;
  /** Values for names that are known when it is built. */
  readonly define?: Readonly<Record<string, unknown>>;
}

function inputOf({ entry, define = {} }: Script, plugins: Plugin[] = []): InputOptions {
  const defined = Object.entries(define).map(([key, value]) => [key, JSON.stringify(value)]);
  return {
    input: entry,
    transform: {
      target: "es2022",
      jsx: { runtime: "automatic", importSource: "preact" },
      define: Object.fromEntries(defined),
    },
    tsconfig: false,
    // Building a schema has no side effects, so unused ones can be dropped.
    treeshake: { manualPureFunctions: ["v"] },
    plugins: [withoutWords, knownLimits, ...plugins],
    // Most of a build is minification, as it should be.
    checks: { bundlerTimings: false },
    // An unresolved import would otherwise be left for the browser.
    onLog: (level, log, tell) => tell(level === "warn" ? "error" : level, log),
  };
}

/** A dynamic import is a separate file, whose name changes with its content: see public/_headers. */
const split = {
  dir: values.out,
  format: "esm",
  entryFileNames: "[name].js",
  chunkFileNames: "chunks/[name]-[hash].js",
  // Maps lie beside the scripts. A reference to one would cost every page as much as a short message.
  sourcemap: "hidden",
  minify: false,
  topLevelVar: true,
  codeSplitting: { groups: [{ debugName: "page", name: nameOfPage }] },
} satisfies OutputOptions;

/** One file that is not a module. */
const whole = { ...split, format: "iife", codeSplitting: false } satisfies OutputOptions;

/** Entry points of only some pages. The browser fetches one together with main.js where it is needed. */
const BESIDE = {
  /** The start page, which a room's page does not need. */
  ALCOVE_START: "src/web/start/start-page.tsx",
  /** A name for a first-time visitor. */
  ALCOVE_GUEST: "src/protocol/names/guest-names.ts",
} as const;

/** @param pageFiles the page's files; none while its name is computed */
function firstPaint(pageFiles: readonly BuiltFile[]): Script {
  const define: Record<string, unknown> = {};
  for (const [name, module] of Object.entries(BESIDE))
    define[name] = filesOf(module, pageFiles).map((path) => `/${assets}${path}`);
  return { entry: "src/web/app/first-paint.ts", define };
}

/**
 * A browser keeps the failure of an address while the page is open. A part that failed to load is loaded again under
 * another one, but a file that imports the part has no way to. So what loads by itself is imported only by what it loads.
 */
function refuseSharedEntries(written: readonly BuiltFile[]): void {
  const chunks = written.flatMap((it) => (it.type === "chunk" ? [it] : []));
  const loaded = new Set(chunks.flatMap(({ dynamicImports }) => dynamicImports));
  for (const part of chunks.filter(({ fileName, isEntry }) => loaded.has(fileName) && !isEntry)) {
    const importers = chunks.filter(({ imports }) => imports.includes(part.fileName));
    const other = importers.find(({ fileName }) => !part.dynamicImports.includes(fileName));
    if (other !== undefined)
      throw new Error(
        `${other.name} imports ${part.name}, which loads by itself: load a …-kit.ts in its place (docs/decisions/34-parts-of-the-page.md)`,
      );
  }
}

/** The file that starts with `module`, and everything that it imports except main.js. */
function filesOf(module: string, written: readonly BuiltFile[]): string[] {
  const chunks = written.flatMap((it) => (it.type === "chunk" ? [it] : []));
  const first = chunks.find(({ facadeModuleId }) => facadeModuleId === resolve(module));
  const found = new Set(first === undefined ? [] : [first.fileName]);
  for (const path of found)
    for (const imported of chunks.find(({ fileName }) => fileName === path)?.imports ?? [])
      if (imported !== "main.js") found.add(imported);
  return [...found];
}

/** @param name the name of this build, which the page knows */
function page(name: string): Script {
  return {
    entry: PAGE,
    define: { ALCOVE_SERVER: server, ALCOVE_BUILD: name, EMOJI_TABLE: emojiTable() },
  };
}

await buildStyles(values.out);
const build = await nameOfBuild();
const pageFiles = await write(page(build), split);
refuseSharedEntries(pageFiles);
await sweep(
  join(values.out, "chunks"),
  pageFiles.map(({ fileName }) => join(values.out, fileName)),
);
// The document waits for this script before it draws anything.
await write(firstPaint(pageFiles), whole);
const worker = "src/web/service-worker/service-worker.ts";
const define = { ALCOVE_BUILD: build, ALCOVE_FILES: await files() };
await write({ entry: worker, define }, { ...whole, dir: root, sourcemap: false });
await allowServer();

/**
 * Everything that the page starts with is one file, including what later files share with it. They import it
 * from there, where it is already loaded.
 */
function nameOfPage(id: string, modules: ChunkingContext): string | null {
  const imported = new Set([resolve(PAGE)]);
  for (const path of imported)
    for (const its of modules.getModuleInfo(path)?.importedIds ?? []) imported.add(its);
  return imported.has(id) ? "page" : null;
}

type BuiltFile = RolldownOutput["output"][number];

async function write(script: Script, output: OutputOptions): Promise<readonly BuiltFile[]> {
  await using bundle = await rolldown(inputOf(script, [shrunk]));
  const written = await bundle.write(output);
  return written.output;
}

/** Computed from every served file, so that the same page has the same name wherever it is built. */
async function nameOfBuild(): Promise<string> {
  // A page cannot contain its own hash, so the hash is that of the page without it.
  const hash = createHash("sha256");
  for (const [script, output] of [
    [page(""), split],
    [firstPaint([]), whole],
  ] as const) {
    await using bundle = await rolldown(inputOf(script));
    const generated = await bundle.generate(output);
    for (const file of generated.output.toSorted((a, b) => (a.fileName < b.fileName ? -1 : 1)))
      if (file.type === "chunk") hash.update(file.code);
  }
  for (const path of await served())
    if (!isBuilt(path) || path.endsWith(".css")) hash.update(await readFile(join(root, path)));
  return hash.digest("base64url").slice(0, 12);
}

/** Whether a build creates this file: this build or the one before. */
function isBuilt(path: string): boolean {
  return path.startsWith(assets);
}

/** The paths of the page's files, as the page requests them. */
async function files(): Promise<string[]> {
  return (await served()).map((path) => (path === "index.html" ? "/" : `/${path}`));
}

/** The page's files in `root`. The system loads an app's icons by itself, and maps are for debugging. */
async function served(): Promise<string[]> {
  const all = await readdir(root, { recursive: true });
  return all
    .map((path) => path.replaceAll("\\", "/"))
    .filter(
      (path) =>
        /\.(html|css|js|svg|webmanifest)$/.test(path) &&
        !/^(_|service-worker)|\bdocs\.css$/.test(path),
    )
    .toSorted();
}

/**
 * A page hosted apart from its rooms may connect to its server, and to nothing else beside its own origin.
 */
async function allowServer(): Promise<void> {
  const path = join(root, "_headers");
  const headers = await readFile(path, "utf8");
  const reached = server === "" ? "'self'" : `'self' ${server} ${server.replace("http", "ws")}`;
  const allowing = headers.replace(/connect-src [^;]*/, `connect-src ${reached}`);
  if (allowing !== headers) await writeFile(path, allowing);
}

/** Removes the files of earlier builds from `folder`. */
async function sweep(folder: string, kept: readonly string[]): Promise<void> {
  const fresh = new Set(kept.map((path) => resolve(path)));
  const found = (await readdir(folder)).map((name) => resolve(folder, name));
  await Promise.all(found.filter((path) => !fresh.has(path)).map((path) => rm(path)));
}
