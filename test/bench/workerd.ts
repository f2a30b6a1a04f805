/**
 * Serves a Worker on plain workerd, without the proxy that `wrangler dev` puts before it. It runs what
 * production runs, with the compatibility date and flags of wrangler.toml.
 */
import { execFile } from "node:child_process";
import { copyFile, mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { promisify } from "node:util";
import { build } from "rolldown";
import { unstable_readConfig } from "wrangler";
import { freePort } from "../support/dev-server.ts";
import { UNHURRIED } from "../support/unhurried.ts";
import { serve, type Server } from "./server.ts";

export interface Bundle {
  /** Paths of the modules. The first is the Worker, and the others lie beside it. */
  readonly modules: readonly string[];
  /** The Durable Object's class, and the name of its binding. */
  readonly className: string;
  readonly binding: string;
}

interface Options {
  /** The storage folder to use and keep; by default, a new one that is removed with the server. */
  readonly storage?: string;
  /** Further arguments for workerd. */
  readonly flags?: readonly string[];
  /** The variable `LIMITS`, by default unhurried. An empty one gives the limits of a new deployment. */
  readonly limits?: string;
}

const WORKERD = resolve("node_modules/workerd/bin/workerd");
const WRANGLER = resolve("node_modules/wrangler/bin/wrangler.js");
const run = promisify(execFile);

/** Our production bundle, into `folder`. */
export async function bundleAlcove(folder: string): Promise<Bundle> {
  const env = { ...process.env, WRANGLER_SEND_METRICS: "false" };
  await run(process.execPath, [WRANGLER, "deploy", "--dry-run", "--outdir", folder], { env });
  return { modules: [join(folder, "index.js")], className: "RoomObject", binding: "ROOMS" };
}

/** The same, with a bill of its room. */
export function bundleCountedAlcove(folder: string): Promise<Bundle> {
  return bundleAround("test/bench/cost/counted-worker.ts", "CountedRoom", folder);
}

/** The same, with rooms that can be filled and that report what they read. */
export function bundleFilledAlcove(folder: string): Promise<Bundle> {
  return bundleAround("test/bench/history/worker/filled-worker.ts", "FilledRoom", folder);
}

/** The same, with a bill of what abuse of its rooms costs. */
export function bundleBilledAlcove(folder: string): Promise<Bundle> {
  return bundleAround("test/bench/abuse/billed-worker.ts", "BilledRoom", folder);
}

/** `entry` imports our production bundle from the same folder. */
async function bundleAround(entry: string, className: string, folder: string): Promise<Bundle> {
  const alcove = await bundleAlcove(folder);
  const [main = ""] = alcove.modules;
  await rename(main, join(folder, "alcove.js"));
  await bundle(entry, main);
  return { ...alcove, modules: [main, join(folder, "alcove.js")], className };
}

export async function bundlePartyserver(folder: string): Promise<Bundle> {
  const script = join(folder, "partyserver.js");
  await bundle("test/bench/peers/partyserver.ts", script);
  return { modules: [script], className: "Room", binding: "Room" };
}

/** A room that only relays: a class of peers/bare/bare-rooms.ts. */
export async function bundleBareRoom(className: string, folder: string): Promise<Bundle> {
  const script = join(folder, "bare-rooms.js");
  await bundle("test/bench/peers/bare/bare-rooms.ts", script);
  return { modules: [script], className, binding: "ROOM" };
}

async function bundle(entry: string, outfile: string): Promise<void> {
  await build({
    input: resolve(entry),
    external: [/^cloudflare:/, /^node:/, "./alcove.js"],
    output: { file: outfile, format: "esm", minify: true },
  });
}

export async function serveWorker(worker: Bundle, options: Options = {}): Promise<Server> {
  const folder = await mkdtemp(join(tmpdir(), "alcove-bench-"));
  const { flags = [], storage = join(folder, "storage"), limits = UNHURRIED } = options;
  await mkdir(storage, { recursive: true });
  // Files that a configuration embeds must lie beside it.
  for (const path of worker.modules) await copyFile(path, join(folder, basename(path)));
  const port = await freePort();
  await writeFile(join(folder, "config.capnp"), configOf(worker, { storage, port, limits }));
  const server = await serve(WORKERD, ["serve", ...flags, join(folder, "config.capnp")], port);
  const stop = async (): Promise<void> => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { ...server, stop };
}

interface Place {
  readonly storage: string;
  readonly port: number;
  readonly limits: string;
}

function configOf(
  { modules, className, binding }: Bundle,
  { storage, port, limits }: Place,
): string {
  const { compatibility_date: date, compatibility_flags: flags } = unstable_readConfig({
    config: "wrangler.toml",
  });
  const names = modules.map((it) => quote(basename(it)));
  return `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "main", worker = .main),
    (name = "assets", worker = .assets),
    (name = "storage", disk = (path = ${quote(storage)}, writable = true)),
  ],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);

const main :Workerd.Worker = (
  modules = [${names.map((it) => `(name = ${it}, esModule = embed ${it})`).join(", ")}],
  compatibilityDate = ${quote(date ?? "")},
  compatibilityFlags = [${flags.map(quote).join(", ")}],
  bindings = [
    (name = ${quote(binding)}, durableObjectNamespace = ${quote(className)}),
    (name = "ASSETS", service = "assets"),
    (name = "ALLOWED_ORIGINS", text = ""),
    (name = "LIMITS", text = ${quote(limits)}),
  ],
  durableObjectNamespaces = [
    (className = ${quote(className)}, uniqueKey = "bench", enableSql = true),
  ],
  durableObjectStorage = (localDisk = "storage"),
);

const assets :Workerd.Worker = (
  serviceWorkerScript = "addEventListener('fetch', (event) => event.respondWith(new Response('')));",
  compatibilityDate = ${quote(date ?? "")},
);
`;
}

function quote(text: string): string {
  return JSON.stringify(text);
}
