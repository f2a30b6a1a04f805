import { spawn } from "node:child_process";
import { createServer } from "node:http";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, test } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { type DevServer, freePort, startDevServer } from "../support/dev-server.ts";
import { until } from "../support/until.ts";

/** As the first tutorial's page: a list, a form, and nothing but a WebSocket. */
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

/** As the second tutorial's client: says hello, prints what the server pushes, and when it closes. */
const programOf = (address: string): string => `
const ws = new WebSocket("${address}");
ws.onopen = () => ws.send("Hello, server");
ws.onmessage = (event) => console.log("Received:", event.data);
ws.onclose = () => console.log("Connection closed");
process.stdin.on("data", (line) => ws.send(line.toString()));
process.stdin.on("end", () => ws.close());
`;

let server: DevServer;
let browser: Browser;
beforeAll(async () => {
  server = await startDevServer();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

test("8.3 both tutorials' clients talk with Alice on the page, with nothing but the address changed", async () => {
  const address = `${server.url.replace("http", "ws")}/r/tutorial`;
  const alice = await (await browser.newContext()).newPage();
  await alice.goto(`${server.url}/r/tutorial`);
  await alice.getByRole("textbox", { name: /message/i }).waitFor();

  const elsewhere = await servePage(pageOf(`${address}?name=Pat`));
  const pat = await (await browser.newContext()).newPage();
  await pat.goto(elsewhere.url);
  await pat.getByText("New client connected: Pat", { exact: true }).waitFor();
  await pat.locator("#input").fill("hello from ten lines");
  await pat.getByRole("button").click();
  await alice.getByText("hello from ten lines").waitFor();
  await say(alice, "welcome, Pat");
  await pat.getByText(/^Message from client .+: welcome, Pat$/).waitFor();

  const program = spawn(process.execPath, ["-e", programOf(`${address}?name=Nora`)]);
  let output = "";
  program.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const prints = (line: string): Promise<true> => until(() => output.includes(line) || undefined);
  await prints("Received: New client connected: Nora\n");
  await prints("Received: Message from client Nora: Hello, server\n");
  await alice.getByText("Hello, server").waitFor();
  await pat.getByText("Message from client Nora: Hello, server", { exact: true }).waitFor();
  await say(alice, "and Nora");
  await prints(": and Nora\n");
  program.stdin.end();
  await prints("Connection closed");
  await pat.getByText("Client disconnected: Nora", { exact: true }).waitFor();

  await pat.close();
  await alice.getByText(/Pat.*left|left.*Pat|came by/).waitFor();
  await elsewhere.close();
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
