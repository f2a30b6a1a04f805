/**
 * The server under test: the real `wrangler dev`, which keeps its address and storage through all its lives.
 */
import { rm } from "node:fs/promises";
import { createServer } from "node:net";
import {
  type DevServer,
  type DevServerOptions,
  freePort,
  memoryOf,
  startDevServer,
  temporaryFolder,
} from "../support/dev-server.ts";
import { until } from "../support/until.ts";

const PORT_FREE_WITHIN = 30_000;

type Kept = DevServerOptions & { readonly persistTo: string };

export class MortalServer {
  readonly port: number;
  readonly #options: Kept;
  #life: DevServer;
  /** When each life was ready, in milliseconds since 1970. */
  readonly births: number[] = [Date.now()];

  private constructor(port: number, options: Kept, life: DevServer) {
    this.port = port;
    this.#options = options;
    this.#life = life;
  }

  static async start(asked: Pick<DevServerOptions, "limits"> = {}): Promise<MortalServer> {
    const port = await freePort();
    const options = { ...asked, port, persistTo: await temporaryFolder() };
    return new MortalServer(port, options, await startDevServer(options));
  }

  async killAndStart(): Promise<void> {
    await this.#life.kill();
    await until(() => isFree(this.port), PORT_FREE_WITHIN);
    this.#life = await startDevServer(this.#options);
    this.births.push(Date.now());
  }

  async end(): Promise<void> {
    await this.#life.kill();
    await rm(this.#options.persistTo, { recursive: true, force: true });
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
