/**
 * Programs in C and C++ for the benches, compiled as their authors compile them. None of uNetworking's code
 * is in the repository: `sources` is a folder that holds its uWebSockets and uSockets.
 */
import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

/** The parts of uSockets that plain TCP on Linux needs. */
const U_SOCKETS = ["bsd", "context", "loop", "socket", "udp", "eventing/epoll_kqueue"];
const FLAGS = ["-O3", "-march=native", "-flto=auto", "-DLIBUS_NO_SSL", "-DUWS_NO_ZLIB"];
/** The 20-byte message of uWebSockets' benchmark, and one of 64 bytes, as our clients send. */
const ITS_FRAME = "web_socket_request[26] = {130, 128 | 20,";
const OUR_FRAME = "web_socket_request[70] = {130, 128 | 64,";
const run = promisify(execFile);

/** Compiles the uWebSockets room into `folder`. Returns the program's path. */
export async function compileUWebSockets(sources: string, folder: string): Promise<string> {
  const peer = resolve("test/bench/peers/uwebsockets.cpp");
  return compile(
    sources,
    ["-x", "c++", "-std=c++20", peer, "-lstdc++"],
    join(folder, "uwebsockets"),
  );
}

/** Compiles uWebSockets' own load generator into `folder`, with messages as long as ours. Returns its path. */
export async function compileBroadcastTest(sources: string, folder: string): Promise<string> {
  const benchmark = join(sources, "uWebSockets", "benchmarks", "broadcast_test.c");
  const code = await readFile(benchmark, "utf8");
  if (!code.includes(ITS_FRAME)) throw new Error(`${benchmark} has another frame than expected`);
  const main = join(folder, "broadcast_test.c");
  await writeFile(main, code.replace(ITS_FRAME, OUR_FRAME));
  return compile(sources, [main], join(folder, "broadcast_test"));
}

async function compile(sources: string, main: string[], program: string): Promise<string> {
  const headers = ["uSockets", "uWebSockets"].map((it) => `-I${join(sources, it, "src")}`);
  const uSockets = U_SOCKETS.map((it) => join(sources, "uSockets", "src", `${it}.c`));
  await run("gcc", [...FLAGS, ...headers, "-x", "c", ...uSockets, ...main, "-o", program]);
  return program;
}
