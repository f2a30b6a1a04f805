import { spawn } from "node:child_process";
import { createServer } from "node:http";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { freePort } from "../support/dev-server.ts";
import { openStage } from "../support/stage.ts";
import { until } from "../support/until.ts";

/** The first tutorial's page: a list, a form, and a bare WebSocket. */
const pageOf = (address: string): string => `<!doctype html><meta charset="utf-8">
<ul id="messages"></ul>
<form id="form"><input id="input"><button>Send</button></form>
<script>
  const ws = new WebSocket("${address}");
  ws.onmessage = (event) => {
    messages.appendChild(document.createElement("li")).textContent = event.data;
  };
  form.onsubmit = () => { ws.send(input.value); input.value = ""; return false; };
</script>`;

/**
 * The second tutorial's client: it says hello, and prints what the server pushes and when the socket closes.
 */
const programOf = (address: string): string => `
const ws = new WebSocket("${address}");
ws.onopen = () => ws.send("Hello, server");
ws.onmessage = (event) => console.log("Received:", event.data);
ws.onclose = () => console.log("Connection closed");
process.stdin.on("data", (line) => ws.send(line.toString()));
process.stdin.on("end", () => ws.close());
`;

/** The second tutorial's client before it used WebSockets: bare TCP, without line ends. */
const tcpProgramOf = (port: string): string => `
const client = require("node:net").connect(${port}, "127.0.0.1", () => client.write("Hello, server"));
client.on("data", (data) => console.log("Received:", data.toString()));
client.on("close", () => console.log("Connection closed"));
process.stdin.on("data", (line) => client.write(line));
process.stdin.on("end", () => client.end());
`;

const { url, device } = openStage("tutorials");

test("8.3 both tutorials' clients talk with Alice on the page, with nothing but the address changed", async () => {
  const address = `${url().replace("http", "ws")}/r/tutorial`;
  const alice = await (await device()).newPage();
  await alice.goto(`${url()}/r/tutorial`);
  await alice.getByRole("textbox", { name: /message/i }).waitFor();

  const elsewhere = await servePage(pageOf(`${address}?name=Pat`));
  const pat = await (await device()).newPage();
  await pat.goto(elsewhere.url);
  await pat.getByText("New client connected: Pat", { exact: true }).waitFor();
  await pat.locator("#input").fill("hello from ten lines");
  await pat.getByRole("button").click();
  await alice.getByRole("log").getByText("hello from ten lines").waitFor();
  await say(alice, "welcome, Pat");
  await pat.getByText(/^Message from client .+: welcome, Pat$/).waitFor();

  const program = spawn(process.execPath, ["-e", programOf(`${address}?name=Nora`)]);
  let output = "";
  program.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const prints = (line: string): Promise<true> => until(() => output.includes(line) || undefined);
  await prints("Received: New client connected: Nora\n");
  await prints("Received: Message from client Nora: Hello, server\n");
  await alice.getByRole("log").getByText("Hello, server").waitFor();
  await pat.getByText("Message from client Nora: Hello, server", { exact: true }).waitFor();
  await say(alice, "and Nora");
  await prints(": and Nora\n");
  program.stdin.end();
  await prints("Connection closed");
  await pat.getByText("Client disconnected: Nora", { exact: true }).waitFor();

  await pat.close();
  await alice
    .getByRole("log")
    .getByText(/Pat.*left|left.*Pat|joined and left/)
    .waitFor();
  await elsewhere.close();
});

test("8.3 a bare TCP client talks with Alice on the page, through the bridge", async () => {
  const alice = await (await device()).newPage();
  await alice.goto(`${url()}/r/bridged`);
  await alice.getByRole("textbox", { name: /message/i }).waitFor();
  const words = ["dist/alcove.js", "bridge", `${url()}/r/bridged`, "--tcp", "0"];
  const bridge = spawn(process.execPath, words);
  let told = "";
  bridge.stderr.on("data", (chunk: Buffer) => (told += chunk.toString()));
  const [, port = ""] = await until(() => /127\.0\.0\.1:(\d+)/.exec(told) ?? undefined);

  const program = spawn(process.execPath, ["-e", tcpProgramOf(port)]);
  let output = "";
  program.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const prints = (line: string): Promise<true> => until(() => output.includes(line) || undefined);
  await prints("New client connected: tcp-1\n");
  await prints("Message from client tcp-1: Hello, server\n");
  await alice.getByRole("log").getByText("Hello, server").waitFor();
  await say(alice, "welcome, whoever you are");
  await prints(": welcome, whoever you are\n");
  program.stdin.end();
  await prints("Connection closed");
  await alice
    .getByRole("log")
    .getByText(/tcp-1.*left|left.*tcp-1|joined and left/)
    .waitFor();
  const ended = new Promise((done) => bridge.once("close", done));
  bridge.kill("SIGINT");
  expect(await ended).toBe(130);
});

async function say(page: Page, text: string): Promise<void> {
  const composer = page.getByRole("textbox", { name: /message/i });
  await composer.fill(text);
  await composer.press("Enter");
}

async function servePage(html: string): Promise<{ url: string; close(): Promise<void> }> {
  const port = await freePort();
  const files = createServer((_, response) => {
    response.setHeader("Content-Type", "text/html").end(html);
  });
  await new Promise<void>((resolve) => files.listen(port, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve) => {
        files.closeAllConnections();
        files.close(() => resolve());
      }),
  };
}
