/**
 * One unused room name after another.
 */
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { ask, flood, refusalIn } from "../requests.ts";
import { newToken } from "../secrets.ts";
import { ATTACKER, type Stage } from "../stage.ts";
import { knock } from "../visit.ts";
import type { Attack } from "./attack.ts";

type Request = (stage: Stage, room: string) => Promise<string | undefined>;

/** A database, and its write-ahead log. */
const KEPT = /\.sqlite(-wal)?$/;
const EMPTY_BYTES = 4_096;
const MEBIBYTE = 1_048_576;

/** The room refuses all of these, so they should leave nothing behind. */
const REFUSED: readonly Request[] = [
  requesting("PUT", "/state/zz", { "If-Match": "*" }, "1"),
  requesting("DELETE", "/state/zz"),
  requesting("POST", "/act", {}, JSON.stringify({ act: "bans" })),
  async ({ port }, room) => {
    const answer = await knock({ port, room, from: ATTACKER, key: newToken() });
    return typeof answer === "string" ? answer : undefined;
  },
];
const SPEAKING = requesting("POST", "", {}, "hi");

export const making: readonly Attack[] = [
  taking("refused at unused names", (n) => REFUSED[n % REFUSED.length] ?? SPEAKING),
  taking("speaking at unused names", () => SPEAKING),
];

function taking(name: string, request: (n: number) => Request): Attack {
  return {
    name,
    async run(stage) {
      const before = await storedIn(stage.storage);
      let asked = 0;
      await flood(stage, stage.tally, () => {
        asked += 1;
        return request(asked)(stage, `fresh-${asked}`);
      });
      return async () => {
        const after = await storedIn(stage.storage);
        const size = ((after.bytes - before.bytes) / MEBIBYTE).toFixed(1);
        return `${after.databases - before.databases} databases, ${size} MiB`;
      };
    },
  };
}

function requesting(
  method: string,
  where: string,
  headers: Readonly<Record<string, string>> = {},
  body = "",
): Request {
  return async ({ port }, room) => {
    const path = `/r/${room}${where}`;
    const signed = { Authorization: `Bearer ${newToken()}`, ...headers };
    return refusalIn(await ask(port, ATTACKER, { method, path, headers: signed, body }));
  };
}

/**
 * What rooms store. Workerd makes a file of one page for each room that it wakes, and one that is only shared
 * memory.
 */
async function storedIn(folder: string): Promise<{ databases: number; bytes: number }> {
  const names = await readdir(folder, { recursive: true });
  const kept = names.filter((it) => KEPT.test(it));
  const sizes = new Map<string, number>();
  for (const name of kept) {
    const database = name.replace(KEPT, "");
    sizes.set(database, (sizes.get(database) ?? 0) + (await sizeOf(join(folder, name))));
  }
  const written = [...sizes.values()].filter((it) => it > EMPTY_BYTES);
  return { databases: written.length, bytes: written.reduce((sum, it) => sum + it, 0) };
}

/** 0 for a file that has been deleted meanwhile. */
async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined);
  return found?.size ?? 0;
}
