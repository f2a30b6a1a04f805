/**
 * One unused name after another.
 */
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { ask, flood, refusalIn } from "../requests.ts";
import { newToken } from "../secrets.ts";
import { ATTACKER, type Stage } from "../stage.ts";
import { knock } from "../visit.ts";
import type { Attack } from "./attack.ts";

type Request = (stage: Stage, room: string) => Promise<string | undefined>;

const MEBIBYTE = 1_048_576;

/** All of them are refused, and so should leave nothing. */
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

async function storedIn(folder: string): Promise<{ databases: number; bytes: number }> {
  const names = await readdir(folder, { recursive: true });
  const files = await Promise.all(
    names.map(async (name) => ({ name, size: await sizeOf(join(folder, name)) })),
  );
  return {
    databases: files.filter(({ name, size }) => name.endsWith(".sqlite") && size > 0).length,
    bytes: files.reduce((sum, { size }) => sum + size, 0),
  };
}

/** None of a folder, nor of what has gone meanwhile. */
async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() === true ? found.size : 0;
}
