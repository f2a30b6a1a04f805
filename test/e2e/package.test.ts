import { execFile, type ExecFileException } from "node:child_process";
import { cp, mkdir, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { temporaryFolder } from "../support/dev-server.ts";

const run = promisify(execFile);
const root = process.cwd();

/**
 * Uses the package as an installed dependency: its files as npm would install them, and the examples of
 * docs/sdk.md.
 */
let folder: string;
let examples: string[];
const server = { url: inject("serverUrl") };
beforeAll(async () => {
  folder = await temporaryFolder();
  const installed = join(folder, "node_modules/alcove");
  await mkdir(installed, { recursive: true });
  await cp("package.json", join(installed, "package.json"));
  await cp("dist", join(installed, "dist"), { recursive: true });
  for (const name of ["valibot", "@types", "undici-types"])
    await symlink(resolve("node_modules", name), join(folder, "node_modules", name));
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  const guide = await readFile("docs/sdk.md", "utf8");
  const blocks = [...guide.matchAll(/^```ts\n(.*?)^```/gms)].map(([, code = ""]) => code);
  examples = blocks.map((_, i) => `example-${i + 1}.ts`);
  for (const [i, code] of blocks.entries()) {
    const here = code.replaceAll("https://alcove.example.org/r/game-night", `${server.url}/r/sdk`);
    await writeFile(join(folder, `example-${i + 1}.ts`), here);
  }
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

test.each(["nodenext", "bundler"])(
  "the examples of docs/sdk.md compile against the package's types, by %s",
  async (module) => {
    const resolution = module === "bundler" ? ["--module", "esnext"] : ["--module", "nodenext"];
    const options = ["--strict", "--noEmit", "--target", "es2024", "--types", "node"];
    const tsc = join(root, "node_modules/typescript/bin/tsc");
    const args = [tsc, ...resolution, "--moduleResolution", module, ...options, ...examples];
    expect(await faultsOf(args)).toBe("");
  },
);

/** The lines around a method's example, as in a program that has joined a room. */
const PREAMBLE = `
import { ClosedError, joinRoom, newSecret, RefusedError, Room } from "alcove/client";
import { hashOfKey, keyOfPassword, newKey, perform, roomOfKey } from "alcove/client/roles";
import { SharedEntries } from "alcove/client/state";
`;
const DECLARED = "declare const room: Room; declare const shared: SharedEntries;";

test("every function and class of the package has an example in its types, and each compiles", async () => {
  const files = (
    await readdir(join(folder, "node_modules/alcove/dist/client"), { recursive: true })
  ).filter((file) => file.endsWith(".d.ts") && !file.startsWith("core/") && file !== "index.d.ts");
  const texts = await Promise.all(
    [...files, "core/refused-error.d.ts"].map((file) =>
      readFile(join(folder, "node_modules/alcove/dist/client", file), "utf8"),
    ),
  );
  const comments = texts.flatMap((text) =>
    [...text.matchAll(/\/\*\*.*?\*\/\n[^\n]*/gs)].map(([it]) => it),
  );
  const shown = comments.flatMap((it) => {
    const [, code] = /@example\n(.*?)\*\//s.exec(it) ?? [];
    return code === undefined ? [] : [code.replace(/^\s*\* ?/gm, "")];
  });
  expect(shown.length).toBeGreaterThan(20);
  const names: string[] = [];
  for (const [n, code] of shown.entries()) {
    const declares = /(?:const|let) (?:room|shared)\b/.test(code) ? "" : DECLARED;
    const own = code.includes("import ") ? code : `${PREAMBLE}${declares}\n{\n${code}\n}`;
    await writeFile(join(folder, `shown-${n}.ts`), `${own}\nexport {};\n`);
    names.push(`shown-${n}.ts`);
  }
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  const options = ["--module", "nodenext", "--strict", "--noEmit", "--target", "es2024"];
  expect(await faultsOf([tsc, ...options, "--types", "node", ...names])).toBe("");
  const withExample = comments
    .filter((it) => it.includes("@example"))
    .map((it) => it.split("\n").at(-1));
  const exported = await Promise.all(
    ["", "/core", "/state", "/roles"].map((part) => exportsOf(`alcove/client${part}`)),
  );
  for (const name of new Set(exported.flat())) {
    const declared = name === "Room" ? "JoinedRoom" : name === "Conversation" ? "say" : name;
    const isShown = withExample.some(
      (line) => line?.includes(`${declared}(`) || line?.includes(`class ${declared}`),
    );
    expect(isShown, `${name} has an example`).toBe(true);
  }
});

/** What a compiler prints, which finds faults by a failure. One that does not start prints something, too. */
async function faultsOf(args: readonly string[]): Promise<string> {
  const failed = (error: ExecFileException & { stdout: string; stderr: string }) => error;
  const result = await run(process.execPath, args, { cwd: folder }).catch(failed);
  const isClean = !(result instanceof Error) && result.stdout === "" && result.stderr === "";
  return isClean ? "" : `${result.stdout}${result.stderr}` || "the compiler failed without a word";
}

/** The names of the functions and classes that an entry point exports. */
async function exportsOf(entry: string): Promise<string[]> {
  const code = `console.log(JSON.stringify(Object.keys(await import("${entry}"))))`;
  const { stdout } = await run(process.execPath, ["--input-type=module", "-e", code], {
    cwd: folder,
  });
  const names: unknown = JSON.parse(stdout);
  return Array.isArray(names) ? names.filter((it) => typeof it === "string") : [];
}

test("the examples of docs/sdk.md run in Node, and do what the docs say", async () => {
  const outputs: string[] = [];
  for (const example of examples) {
    const { stdout } = await run(process.execPath, [example], { cwd: folder, timeout: 20_000 });
    outputs.push(stdout);
  }
  const [hello, , values, pins, resumed, errors] = outputs;
  expect(hello).toBe("stored as 1\nNora: Hello from a program\n");
  expect(values).toBe("votes/pizza 1\nWhere to eat\n");
  expect(pins).toBe("[ 1 ]\n");
  expect(resumed).toBe("Nora: Hello from a program\n");
  expect(errors).toMatch(/^too-long A message has at most 8,000 bytes/);
  const again = await run(process.execPath, ["example-5.ts"], { cwd: folder });
  expect(again.stdout).toBe("");
});

test("the examples of docs/sdk.md report why a restricted room refuses them", async () => {
  const link = await closedRoom();
  for (const example of examples) {
    const code = await readFile(join(folder, example), "utf8");
    await writeFile(
      join(folder, `closed-${example}`),
      code.replaceAll(`${server.url}/r/sdk`, link),
    );
    const options = { cwd: folder, timeout: 20_000 };
    const { stdout, stderr } = await run(process.execPath, [`closed-${example}`], options).catch(
      (error: { stdout: string; stderr: string }) => error,
    );
    // A failure is awaited or reported. No rejection goes unhandled.
    expect(stderr, example).not.toMatch(/internal\/process\/promises/);
    const told = `${stdout}${stderr}`;
    if (code.includes("await room.")) expect(told, example).toMatch(/ClosedError|too-long/);
  }
});

/** The link of a room that admits only members with a key. */
async function closedRoom(): Promise<string> {
  const made = await fetch(`${server.url}/rooms`, { method: "POST" });
  const { link, owner }: { link: string; owner: string } = JSON.parse(await made.text());
  const key = owner.split("#key=")[1] ?? "";
  const init = {
    method: "PUT",
    body: '"invite"',
    headers: { "Alcove-Key": key, "Content-Type": "application/json" },
  };
  expect((await fetch(`${link}/state/room/kind`, init)).ok).toBe(true);
  return link;
}

test("a program that imports little of the package bundles little of it", async () => {
  const path = join(folder, "little.js");
  await writeFile(path, 'import { newSecret } from "alcove/client"; console.log(newSecret());');
  await using bundle = await rolldown({ input: path, tsconfig: false });
  const { output } = await bundle.generate({ format: "esm", minify: true });
  expect(gzipSync(output[0].code).length).toBeLessThan(400);
});
