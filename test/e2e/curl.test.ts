import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, inject, test } from "vitest";
import { tokenOf } from "../support/members.ts";

const run = promisify(execFile);

/** The commands in the tables of docs/api.md, by their purpose. */
const LINES = await linesOf("docs/api.md");

/** What the answer to each command contains. */
const SHOWS: Record<string, RegExp> = {
  "read the newest messages": /^\d\d:\d\d Ana: first$/m,
  "read them as JSON": /^\{"epoch":"\w{32}","head":\d+,.*"body":"first"/,
  "read earlier messages": /^\d\d:\d\d Ana: second$/m,
  "read from the start": /^\d\d:\d\d Ana: first$/m,
  "send a message": /^\d\d:\d\d Ana: hi\n$/,
  "send it as JSON": /^\{"seq":\d+,.*"name":"Ana",.*"body":"hi"\}\n$/,
  "send many lines as one": /^\d\d:\d\d Uptime: .*load average/,
  "send exactly once": /^\d\d:\d\d Ana: said once\n$/,
  "send as a member": /^\d\d:\d\d Ana: it is me\n$/,
  follow: /^\nEnd of this stream\. Continue: {2}curl -N 'http:.*tail\?after=\w{32}:\d+'\n$/,
  "follow as server-sent events": /^retry: 1000\nid: \w{32}:\d+\n\nevent: end\n/,
  "follow as JSON lines": /^\{"type":"message",.*"body":"first"\}\}$/m,
  "resume after an event": /^data: \{"seq":2,.*"body":"second"\}$/m,
  "list who is here": /^$/,
  "get the latest position": /^\{"epoch":"\w{32}","head":\d+\}\n$/,
  "read all shared values": /^\{"epoch":"\w{32}","head":4,"entries":\[\{"key":"topic",.*\}\]\}\n$/,
  "set a value": /^\{"key":"topic","rev":5\}\n$/,
  "read a value": /^"What\?"\n$/,
  "set it if unchanged": /^\{"key":"topic","rev":5\}\n$/,
  "set it if absent": /^\{"key":"list\/shopping","rev":5\}\n$/,
  "delete a value": /^$/,
  "create an invite link":
    /^\{"act":"link","link":"http.*\/r\/create-an-invite-link#key=[\w-]{43}"\}\n$/,
  "make it invite-only": /^\{"key":"room\/kind","rev":\d+\}\n$/,
  "claim a named room": /^\{"act":"claim","link":"http.*#key=[\w-]{43}"\}\n$/,
  "ban a member": /^\{"act":"ban"\}\n$/,
  "list bans": /^\{"act":"bans","result":\[\]\}\n$/,
  "delete a message": /^\{"act":"erase"\}\n$/,
  export: /^\{"type":"room","v":1,.*\n(.*\n)+\{"type":"end","messages":3,"entries":1\}\n$/,
  "export as a web page": /<bdi>Ana<\/bdi><\/b>\n<p dir="auto">first<\/p>/,
  "export your own data": /^\{"type":"room",.*"of":"[\w-]{16}"\}\n\{"type":"end",.*\n$/,
  import: /^\{"messages":1,"entries":0\}\n$/,
  "delete your messages": /^\{"act":"erase-mine","result":\{"erased":0\}\}\n$/,
  "delete your membership": /^\{"act":"forget"\}\n$/,
  "keep messages for a day": /^\{"key":"room\/retention","rev":\d+\}\n$/,
  "pin messages": /^\{"key":"room\/pins","rev":\d+\}\n$/,
  "allow a site to embed it": /^\{"key":"room\/embed","rev":\d+\}\n$/,
  "read the activity log": /^\{"act":"log","result":\[\{"at":\d+,"act":"claim",.*\}\]\}\n$/,
  "delete the room": /^\{"act":"wipe"\}\n$/,
  "create a room": /^\{"room":"\w{26}","link":"http.*","owner":"http.*#key=[\w-]{43}"\}\n$/,
  "check health": /^\{"ok":true\}\n$/,
};

/** An export of another room. */
const EXPORTED = [
  { type: "room", v: 1, room: "elsewhere", head: 1 },
  {
    type: "message",
    seq: 1,
    id: "some-message",
    by: "b".repeat(16),
    name: "Bob",
    at: 1_795_311_641_624,
    body: "hi",
  },
  { type: "end", messages: 1, entries: 0 },
];

const server = { url: inject("serverUrl") };

describe("each command of docs/api.md does what the docs say", () => {
  test("H16 the docs list all of them", () => {
    expect([...LINES.keys()].toSorted()).toEqual(Object.keys(SHOWS).toSorted());
  });

  test("H16 the addresses and codes are those of the server's own OpenAPI document", async () => {
    const told = await (await fetch(`${server.url}/openapi.json`)).text();
    const api = await readFile("docs/api.md", "utf8");
    const curls = told.matchAll(/"x-curl":"(.+?[^\\])"/g);
    const codes = told.matchAll(/`([a-z]+(?:-[a-z]+)+)`/g);
    for (const [, curl = ""] of curls) {
      const line = curl.replaceAll("\\", "").replace("{link}", "$LINK");
      expect(api).toContain(`\`${line.replace("{server}", "$SERVER")}\``);
    }
    for (const [, code] of codes) expect(api).toContain(`\`${code}\``);
  });

  test.each([...LINES])("%s: %s", async (told, line) => {
    const link = `${server.url}/r/${told.toLowerCase().replaceAll(/\W+/g, "-")}`;
    const KEY = line.includes("$KEY") ? await keyOfOwned(link) : "";
    // A room can be taken only if no other author has written in it.
    if (!line.includes("claim") && !line.includes("import")) {
      for (const body of ["first", "second", "third"]) {
        await fetch(`${link}?name=Ana`, { method: "POST", body });
      }
      await fetch(`${link}/state/topic`, { method: "PUT", body: "What?" });
    }
    const { epoch } = await headOf(link);
    const given = {
      SERVER: server.url,
      LINK: link,
      KEY,
      TOKEN: tokenOf("Ana"),
      CURSOR: `${epoch}:1`,
    };
    // As in a terminal, except that HTTP errors fail and no progress is drawn.
    const script = `set -eu\ncurl() { command curl -sS --fail-with-body "$@"; }\n${line}`;
    const cwd = await mkdtemp(join(tmpdir(), "alcove-curl-"));
    await writeFile(
      join(cwd, "room.jsonl"),
      EXPORTED.map((it) => `${JSON.stringify(it)}\n`).join(""),
    );
    const { stdout } = await run("sh", ["-c", script], { cwd, env: { ...process.env, ...given } });
    await rm(cwd, { recursive: true });
    expect(stdout).toMatch(SHOWS[told] ?? /never/);
  });

  test("H2 the command that sends exactly once does so, even when it runs twice", async () => {
    const link = `${server.url}/r/twice`;
    const line = LINES.get("send exactly once") ?? "";
    for (const _ of [1, 2]) await run("sh", ["-c", line], { env: { ...process.env, LINK: link } });
    expect(await headOf(link)).toMatchObject({ head: 1 });
  });
});

test("H13 curl that resumes where each stream ended sees everything once, in order", async () => {
  const link = `${server.url}/r/streams`;
  await fetch(link, { method: "POST", body: "line 0" });
  const speaking = (async () => {
    for (let n = 1; n <= 300; n++) await fetch(link, { method: "POST", body: `line ${n}` });
  })();
  const seen: string[] = [];
  let cursor = "0";
  while (seen.at(-1) !== "line 300") {
    const url = `${link}/tail?after=${cursor}&for=1`;
    const { stdout } = await run("curl", ["-sSN", "-H", "Accept: application/x-ndjson", url]);
    seen.push(...Array.from(stdout.matchAll(/"body":"(line \d+)"/g), ([, body = ""]) => body));
    cursor = /"type":"end","cursor":"([^"]+)"/.exec(stdout)?.[1] ?? cursor;
  }
  await speaking;
  expect(seen).toEqual(Array.from({ length: 301 }, (_, n) => `line ${n}`));
});

/** Takes a room and returns the key of its owner link. */
async function keyOfOwned(link: string): Promise<string> {
  const headers = { Authorization: `Bearer ${tokenOf("Ana")}`, "Content-Type": "application/json" };
  const body = JSON.stringify({ act: "claim" });
  const response = await fetch(`${link}/act`, { method: "POST", headers, body });
  const claimed: { link: string } = await response.json();
  return claimed.link.split("#key=")[1] ?? "";
}

async function headOf(link: string): Promise<{ epoch?: string; head: number }> {
  const head: { epoch?: string; head: number } = await (await fetch(`${link}/head`)).json();
  return head;
}

async function linesOf(path: string): Promise<Map<string, string>> {
  const rows = (await readFile(path, "utf8")).matchAll(/^\| ([^|]+?) +\| `(.*curl .+)` +\|$/gm);
  return new Map(
    Array.from(rows, ([, told = "", line = ""]) => [told, line.replaceAll("\\|", "|")]),
  );
}
