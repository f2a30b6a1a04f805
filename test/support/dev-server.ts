/**
 * The real `wrangler dev` on a port and a storage folder of its own.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface DevServer {
  /** As in `http://localhost:12345`. */
  readonly url: string;
  /** Ends it as Ctrl+C does. */
  stop(): Promise<void>;
  /** Ends it and all it started with SIGKILL, in the middle of whatever it does. */
  kill(): Promise<void>;
}

export interface DevServerOptions {
  /** The storage folder to use and keep; a fresh one, removed at the end, unless told. */
  readonly persistTo?: string;
  readonly port?: number;
  /** More arguments, as in `["--var", "ALLOWED_ORIGINS:https://a.example"]`. */
  readonly arguments?: readonly string[];
}

/** Starting takes 4 s alone and up to 20 s beside a browser. */
const READY_WITHIN = 60_000;
const WRANGLER = "node_modules/wrangler/bin/wrangler.js";

export async function startDevServer(options: DevServerOptions = {}): Promise<DevServer> {
  const port = options.port ?? (await freePort());
  const persistTo = options.persistTo ?? (await temporaryFolder());
  const more = options.arguments ?? [];
  const child = spawn(
    process.execPath,
    [
      WRANGLER,
      "dev",
      "--port",
      `${port}`,
      "--inspector-port",
      "0",
      "--persist-to",
      persistTo,
      ...more,
    ],
    {
      // A group of its own, so that a kill reaches workerd too.
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, CLOUDFLARE_CF_FETCH_ENABLED: "false", WRANGLER_SEND_METRICS: "false" },
    },
  );
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    signalGroup(child, signal);
    await ended;
    // What wrangler started may outlive it by a moment; nothing may be left running.
    signalGroup(child, "SIGKILL");
    if (options.persistTo === undefined) await rm(persistTo, { recursive: true, force: true });
  };
  try {
    await ready(child);
  } catch (error) {
    await end("SIGKILL");
    throw error;
  }
  return {
    url: `http://localhost:${port}`,
    stop: () => end("SIGTERM"),
    kill: () => end("SIGKILL"),
  };
}

export async function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), "alcove-"));
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const address = server.address();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  if (address === null || typeof address === "string") throw new Error("No free port");
  return address.port;
}

function ready(child: ChildProcess): Promise<void> {
  let output = "";
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`wrangler dev was not ready in time:\n${output}`)),
      READY_WITHIN,
    );
    const read = (chunk: Buffer): void => {
      output = (output + chunk.toString()).slice(-10_000);
      if (!output.includes("Ready on")) return;
      clearTimeout(timer);
      resolve();
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("exit", (code) => {
      clearTimeout(timer);
      reject(new Error(`wrangler dev ended with ${code}:\n${output}`));
    });
  });
}

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // Already gone.
  }
}
