/**
 * The server under test: the real `wrangler dev`, at one address and on one storage through all its lives.
 */
import { rm } from "node:fs/promises";
import { createServer } from "node:net";
import {
  type DevServer,
  freePort,
  memoryOf,
  startDevServer,
  temporaryFolder,
} from "../support/dev-server.ts";
import { until } from "../support/until.ts";

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
  memory(): Promise<number> {
    return memoryOf(this.#life.pid);
  }
}

function isFree(port: number): Promise<true | undefined> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once("error", () => done(undefined));
    probe.listen(port, "127.0.0.1", () => probe.close(() => done(true)));
  });
}
