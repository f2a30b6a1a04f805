/**
 * A real `wrangler dev` for tests, on a free port and with storage of its own.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface DevServer {
  readonly url: string;
  stop(): Promise<void>;
  kill(): Promise<void>;
}

/** Milliseconds: a cold start unpacks and compiles. */
const STARTS_WITHIN = 60_000;

export async function startDevServer({ persistTo }: { persistTo?: string } = {}): Promise<DevServer> {
  const port = await freePort();
  const folder = persistTo ?? (await mkdtemp(join(tmpdir(), "alcove-")));
  const child = spawn(
    process.execPath,
    [
      "--env-file=.tools.env",
      "node_modules/wrangler/bin/wrangler.js",
      "dev",
      "--ip=127.0.0.1",
      `--port=${port}`,
      "--inspector-port=0",
      `--persist-to=${folder}`,
    ],
    { stdio: ["ignore", "pipe", "pipe"], detached: true },
  );
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (output += String(text)));
  const url = `http://localhost:${port}`;
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    await signalled(child, signal);
    if (persistTo === undefined) await rm(folder, { recursive: true, force: true });
  };
  const deadline = Date.now() + STARTS_WITHIN;
  while (!(await answers(url))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await end("SIGKILL");
      throw new Error(`wrangler dev did not start:\n${output}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { url, stop: () => end("SIGTERM"), kill: () => end("SIGKILL") };
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health`)).ok;
  } catch {
    return false;
  }
}

/** Signals the whole group, since wrangler has children of its own. */
async function signalled(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const exited = once(child, "exit");
  process.kill(-child.pid, signal);
  await exited;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("A TCP server has a port");
  return address.port;
}
