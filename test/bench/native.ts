/**
 * Programs in C and C++ for the benches, compiled as their authors compile them. None of uNetworking's code
 * is in the repository: `sources` is a folder that holds its uWebSockets and uSockets.
 */
import { execFile } from "node:child_process";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

/** The parts of uSockets that plain TCP on Linux needs. */
const U_SOCKETS = ["bsd", "context", "loop", "socket", "udp", "eventing/epoll_kqueue"];
const OPTIMIZED = ["-O3", "-march=native", "-flto=auto"];
const WITHOUT_TLS_AND_DEFLATE = ["-DLIBUS_NO_SSL", "-DUWS_NO_ZLIB"];
const run = promisify(execFile);

/** Compiles the uWebSockets room into `folder`. Returns the program's path. */
export async function compileUWebSockets(sources: string, folder: string): Promise<string> {
  const program = join(folder, "uwebsockets");
  const peer = resolve("test/bench/peers/uwebsockets.cpp");
  await compile(sources, ["-x", "c++", "-std=c++20", peer, "-lstdc++"], program);
  return program;
}

async function compile(sources: string, main: readonly string[], program: string): Promise<void> {
  const libraries = ["uSockets", "uWebSockets"].map((it) => `-I${join(sources, it, "src")}`);
  const uSockets = U_SOCKETS.map((it) => join(sources, "uSockets", "src", `${it}.c`));
  const flags = [...OPTIMIZED, ...WITHOUT_TLS_AND_DEFLATE, ...libraries];
  await run("gcc", [...flags, "-x", "c", ...uSockets, ...main, "-o", program]);
}
