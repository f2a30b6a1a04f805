/**
 * The real `wrangler dev` or `wrangler pages dev`, with its own port and storage folder.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { UNHURRIED } from "./unhurried.ts";

export interface DevServer {
  /** For example `http://localhost:12345`. */
  readonly url: string;
  /** Of wrangler, which leads the process group of everything it starts. */
  readonly pid: number;
  /** The end of what it printed. */
  readonly output: () => string;
  /** Ends it the way Ctrl+C does. */
  stop(): Promise<void>;
  /** Ends it and everything it started with SIGKILL, whatever it is doing. */
  kill(): Promise<void>;
}

export interface DevServerOptions {
  /** The storage folder to use and keep. By default a new one, removed at the end. */
  readonly persistTo?: string;
  readonly port?: number;
  /** The variable `LIMITS`; `""` for the production limits. {@link UNHURRIED} by default. */
  readonly limits?: string;
  /** The folder that holds the page; `public` by default. */
  readonly assets?: string;
  /** Further arguments, for example `["--var", "ALLOWED_ORIGINS:https://a.example"]`. */
  readonly arguments?: readonly string[];
}

/** Environment variable that says `public` is up to date, so a server need not build it. */
export const PAGE_IS_BUILT = "ALCOVE_PAGE_IS_BUILT";

/** Milliseconds. Starting takes 4 s on an idle machine, and up to 20 s beside a browser. */
const READY_WITHIN = 60_000;
/** How many characters of its output are kept. */
const OUTPUT_KEPT = 100_000;
const BYTES_PER_PAGE = 4_096;
const BYTES_PER_MEBIBYTE = 2 ** 20;
const WRANGLER = resolve("node_modules/wrangler/bin/wrangler.js");

export async function startDevServer(options: DevServerOptions = {}): Promise<DevServer> {
  const port = options.port ?? (await freePort());
  const persistTo = options.persistTo ?? (await temporaryFolder());
  const { limits = UNHURRIED, assets = "public" } = options;
  const more = [
    "--assets",
    assets,
    ...(limits === "" ? [] : ["--var", `LIMITS:${limits}`]),
    ...(options.arguments ?? []),
  ];
  const built = process.env[PAGE_IS_BUILT] === undefined ? [] : await withoutBuild(persistTo);
  const server = await start(port, ["dev", ...built, "--persist-to", persistTo, ...more]);
  if (options.persistTo !== undefined) return server;
  const clean = (): Promise<void> => rm(persistTo, { recursive: true, force: true });
  return {
    ...server,
    stop: () => server.stop().then(clean),
    kill: () => server.kill().then(clean),
  };
}

/**
 * wrangler.toml without its build step: several servers would build the same page at once and overwrite each
 * other's files.
 */
async function withoutBuild(folder: string): Promise<string[]> {
  const settings = await readFile("wrangler.toml", "utf8");
  const config = join(folder, "wrangler.toml");
  await mkdir(folder, { recursive: true });
  await writeFile(config, settings.replace(/^\[build\]\n(?:.+\n)+/m, ""));
  return ["src/worker/index.ts", "--config", config];
}

/** Only the page, from the folder `public` of `project`, as Cloudflare Pages would serve it. */
export async function startPages(project: string, port: number): Promise<DevServer> {
  const settings =
    'name = "page"\npages_build_output_dir = "public"\ncompatibility_date = "2026-10-30"\n';
  await writeFile(join(project, "wrangler.toml"), settings);
  // Without a script here, wrangler would take ours, and with it our Worker's settings.
  const script = "export default { fetch: (request, env) => env.ASSETS.fetch(request) };\n";
  await writeFile(join(project, "public/_worker.js"), script);
  return start(port, ["pages", "dev"], project);
}

async function start(port: number, command: string[], cwd = process.cwd()): Promise<DevServer> {
  const child = spawn(
    process.execPath,
    [WRANGLER, ...command, "--port", `${port}`, "--inspector-port", "0"],
    {
      cwd,
      // Its own process group, so that a kill reaches workerd too.
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...process.env,
        CLOUDFLARE_CF_FETCH_ENABLED: "false",
        WRANGLER_SEND_METRICS: "false",
      },
    },
  );
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    signalGroup(child, signal);
    await ended;
    // What wrangler started may outlive it for a moment. Nothing may be left running.
    signalGroup(child, "SIGKILL");
  };
  const { pid } = child;
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-OUTPUT_KEPT);
    });
  }
  try {
    await ready(child, () => output);
    if (pid === undefined) throw new Error("wrangler dev has no process");
  } catch (error) {
    await end("SIGKILL");
    throw error;
  }
  return {
    url: `http://localhost:${port}`,
    pid,
    output: () => output,
    stop: () => end("SIGTERM"),
    kill: () => end("SIGKILL"),
  };
}

export async function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), "alcove-"));
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", () => done()));
  const address = server.address();
  await new Promise<void>((done) => server.close(() => done()));
  if (address === null || typeof address === "string") throw new Error("No free port");
  return address.port;
}

function ready(child: ChildProcess, output: () => string): Promise<void> {
  return new Promise((done, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`wrangler dev was not ready in time:\n${output()}`)),
      READY_WITHIN,
    );
    const look = (): void => {
      if (!output().includes("Ready on")) return;
      clearTimeout(timer);
      done();
    };
    child.stdout?.on("data", look);
    child.stderr?.on("data", look);
    child.once("exit", (code) => {
      clearTimeout(timer);
      reject(new Error(`wrangler dev ended with ${code}:\n${output()}`));
    });
  });
}

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // It has already ended.
  }
}

/** Resident memory of the workerd processes in the process group `group`, in MiB. */
export async function memoryOf(group: number): Promise<number> {
  let pages = 0;
  for (const entry of await readdir("/proc")) {
    if (/^\d+$/.test(entry)) pages += await pagesOf(entry, group);
  }
  return Math.round((pages * BYTES_PER_PAGE) / BYTES_PER_MEBIBYTE);
}

/** The resident pages of a process, if it is a workerd in `group`. */
async function pagesOf(process: string, group: number): Promise<number> {
  // The name stands in parentheses; the state, the parent and the group follow it.
  const stat = await readFile(`/proc/${process}/stat`, "utf8").catch(() => "");
  const [, name, itsGroup] = /^\d+ \((.*)\) \S \d+ (\d+)/.exec(stat) ?? [];
  if (name !== "workerd" || Number(itsGroup) !== group) return 0;
  const statm = await readFile(`/proc/${process}/statm`, "utf8").catch(() => "");
  return Number(statm.split(" ")[1] ?? 0);
}
