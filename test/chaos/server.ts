/**
 * The server under test: the real `wrangler dev`, at one address and on one storage through all its lives.
 */
import { readdir, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import {
  type DevServer,
  freePort,
  startDevServer,
  temporaryFolder,
} from "../support/dev-server.ts";
import { until } from "../support/until.ts";

const BYTES_PER_PAGE = 4_096;
const BYTES_PER_MEBIBYTE = 2 ** 20;
const PORT_FREE_WITHIN = 30_000;

export class MortalServer {
  readonly port: number;
  readonly #persistTo: string;
  #life: DevServer;
  /** Each life's start, milliseconds since 1970: when it said that it is ready. */
  readonly births: number[] = [Date.now()];

  private constructor(port: number, persistTo: string, life: DevServer) {
    this.port = port;
    this.#persistTo = persistTo;
    this.#life = life;
  }

  static async start(): Promise<MortalServer> {
    const port = await freePort();
    const persistTo = await temporaryFolder();
    return new MortalServer(port, persistTo, await startDevServer({ port, persistTo }));
  }

  async killAndStart(): Promise<void> {
    await this.#life.kill();
    await until(() => isFree(this.port), PORT_FREE_WITHIN);
    this.#life = await startDevServer({ port: this.port, persistTo: this.#persistTo });
    this.births.push(Date.now());
  }

  async end(): Promise<void> {
    await this.#life.kill();
    await rm(this.#persistTo, { recursive: true, force: true });
  }

  /** Resident memory of its workerd processes, in MiB. */
  async memory(): Promise<number> {
    let pages = 0;
    for (const entry of await readdir("/proc")) {
      if (/^\d+$/.test(entry)) pages += await pagesOf(entry, this.#life.pid);
    }
    return Math.round((pages * BYTES_PER_PAGE) / BYTES_PER_MEBIBYTE);
  }
}

/** Of a process, if it is a workerd in `group`. */
async function pagesOf(process: string, group: number): Promise<number> {
  // The name is in parentheses, then come state, parent and group.
  const stat = await readFile(`/proc/${process}/stat`, "utf8").catch(() => "");
  const [, name, itsGroup] = /^\d+ \((.*)\) \S \d+ (\d+)/.exec(stat) ?? [];
  if (name !== "workerd" || Number(itsGroup) !== group) return 0;
  const statm = await readFile(`/proc/${process}/statm`, "utf8").catch(() => "");
  return Number(statm.split(" ")[1] ?? 0);
}

function isFree(port: number): Promise<true | undefined> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once("error", () => done(undefined));
    probe.listen(port, "127.0.0.1", () => probe.close(() => done(true)));
  });
}
