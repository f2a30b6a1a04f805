/**
 * A server under load: a process group on a loopback port, which ends with the bench whatever happens.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { connect } from "node:net";
import { until } from "../support/until.ts";

export interface Server {
  readonly port: number;
  /** The process group of everything it started. */
  readonly group: number;
  /** The end of what it printed. */
  readonly output: () => string;
  stop(): Promise<void>;
}

const READY_WITHIN = 20_000;
/** How many characters of a server's output are kept. */
const OUTPUT_KEPT = 10_000;
const running = new Set<number>();
process.on("exit", () => {
  for (const group of running) signal(group, "SIGKILL");
});
for (const interrupt of ["SIGINT", "SIGTERM"] as const) {
  process.on(interrupt, () => process.exit(1));
}

/** Starts `command` and waits until `port` answers. */
export async function serve(
  command: string,
  args: readonly string[],
  port: number,
): Promise<Server> {
  const child = spawn(command, args, {
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NODE_ENV: "production" },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-OUTPUT_KEPT);
    });
  }
  const group = await started(child);
  running.add(group);
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  const stop = async (): Promise<void> => {
    signal(group, "SIGKILL");
    await ended;
    running.delete(group);
  };
  try {
    const died = ended.then(() => Promise.reject(new Error(`${command} ended by itself`)));
    await Promise.race([until(() => answers(port), READY_WITHIN), died]);
    died.catch(() => {});
  } catch (error) {
    await stop();
    throw new Error(`${command} does not serve:\n${output}`, { cause: error });
  }
  return { port, group, output: () => output, stop };
}

function started(child: ChildProcess): Promise<number> {
  return new Promise((done, reject) => {
    child.once("error", reject);
    child.once("spawn", () => {
      if (child.pid !== undefined) done(child.pid);
    });
  });
}

function answers(port: number): Promise<true | undefined> {
  return new Promise((done) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => {
      socket.destroy();
      done(true);
    });
    socket.once("error", () => done(undefined));
  });
}

function signal(group: number, name: NodeJS.Signals): void {
  try {
    process.kill(-group, name);
  } catch {
    // It has already ended.
  }
}
