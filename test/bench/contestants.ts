/**
 * The servers that the benches measure, how each is started, and which dialect it speaks.
 */
import { join, resolve } from "node:path";
import { freePort } from "../support/dev-server.ts";
import { compileUWebSockets } from "./native.ts";
import type { ScenarioName } from "./scenarios.ts";
import { serve, type Server } from "./server.ts";
import type { Task } from "./task.ts";
import { bundleAlcove, bundleBareRoom, bundlePartyserver, serveWorker } from "./workerd.ts";

export interface Contestant {
  readonly name: string;
  readonly speech: Pick<Task, "dialect" | "path" | "deflate">;
  readonly stores: boolean;
  /** The one scenario that it takes part in; all of them if absent. */
  readonly only?: ScenarioName;
  start(): Promise<Server>;
}

export interface Paths {
  /** A folder for bundles and programs. */
  readonly builds: string;
  /** Folders that hold these peers' sources, if they are measured. */
  readonly uWebSockets: string | undefined;
  readonly workerman: string | undefined;
}

/** The fastest mode, as its documentation recommends. */
const JIT = ["-dopcache.enable_cli=1", "-dopcache.jit_buffer_size=64M", "-dopcache.jit=tracing"];
const PLAIN = { dialect: "plain", path: "/", deflate: false } as const;
/** The minimum for a quiet room: what Alcove costs beyond these is its own doing, not the platform's. */
const BARE_ROOMS = [
  { className: "AcceptingRoom", name: "bare (accepting)", stores: false },
  { className: "HibernatingRoom", name: "bare (hibernating)", stores: false },
  { className: "StoringRoom", name: "bare (storing)", stores: true },
] as const;

export async function contestants(paths: Paths): Promise<Contestant[]> {
  const { builds, uWebSockets, workerman } = paths;
  const alcove = await bundleAlcove(join(builds, "alcove"));
  const party = await bundlePartyserver(builds);
  const all: Contestant[] = [
    {
      name: "Alcove",
      speech: { dialect: "alcove", path: "", deflate: false },
      stores: true,
      start: () => serveWorker(alcove),
    },
    { name: "ws", speech: PLAIN, stores: false, start: () => node("ws", "false") },
    {
      name: "Socket.IO",
      speech: { dialect: "socket.io", path: "", deflate: false },
      stores: false,
      start: () => node("socket.io", "false"),
    },
    {
      name: "partyserver",
      speech: { ...PLAIN, path: "/parties/room/bench" },
      stores: false,
      start: () => serveWorker(party),
    },
  ];
  for (const { className, ...it } of BARE_ROOMS) {
    const bare = await bundleBareRoom(className, builds);
    all.push({ ...it, speech: PLAIN, only: "quiet", start: () => serveWorker(bare) });
  }
  if (uWebSockets !== undefined) {
    const program = await compileUWebSockets(resolve(uWebSockets), builds);
    const start = (): Promise<Server> => native(program);
    all.push({ name: "uWebSockets", speech: PLAIN, stores: false, start });
  }
  if (workerman !== undefined) {
    const start = (): Promise<Server> => php(resolve(workerman));
    all.push({ name: "Workerman", speech: PLAIN, stores: false, start });
  }
  return all;
}

/** The same server, with permessage-deflate offered by the clients. The runtime accepts it by default. */
export function offeringDeflate(contestant: Contestant): Contestant {
  return {
    ...contestant,
    name: `${contestant.name}, deflate offered`,
    speech: { ...contestant.speech, deflate: true },
  };
}

async function node(peer: string, argument: string): Promise<Server> {
  const port = await freePort();
  return serve(
    process.execPath,
    [resolve(`test/bench/peers/${peer}.ts`), `${port}`, argument],
    port,
  );
}

async function native(program: string): Promise<Server> {
  const port = await freePort();
  return serve(program, [`${port}`], port);
}

async function php(folder: string): Promise<Server> {
  const port = await freePort();
  return serve(
    "php",
    [...JIT, resolve("test/bench/peers/workerman.php"), "start", folder, `${port}`],
    port,
  );
}
