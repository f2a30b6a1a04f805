/**
 * A client of workerd's inspector, the protocol of browsers' developer tools, with what profiles and memory
 * figures need.
 */
import { setTimeout as pause } from "node:timers/promises";
import * as v from "valibot";

const Target = v.object({ webSocketDebuggerUrl: v.string() });
const Answer = v.object({ id: v.optional(v.number()), result: v.optional(v.unknown()) });
const Profile = v.looseObject({
  nodes: v.array(
    v.looseObject({
      id: v.number(),
      callFrame: v.looseObject({ functionName: v.string(), lineNumber: v.number() }),
      children: v.optional(v.array(v.number())),
    }),
  ),
  samples: v.array(v.number()),
  timeDeltas: v.array(v.number()),
});
export type Profile = v.InferOutput<typeof Profile>;

export class Inspector {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, (result: unknown) => void>();
  #lastId = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener("message", ({ data }) => {
      const { id, result } = v.parse(Answer, JSON.parse(String(data)));
      if (id !== undefined) this.#waiting.get(id)?.(result);
    });
  }

  static async open(port: number): Promise<Inspector> {
    const list = await fetch(`http://127.0.0.1:${port}/json`);
    const [target] = v.parse(v.array(Target), await list.json());
    if (target === undefined) throw new Error("workerd offers nothing to inspect");
    const socket = new WebSocket(target.webSocketDebuggerUrl);
    await new Promise((opened, failed) => {
      socket.addEventListener("open", opened, { once: true });
      socket.addEventListener("error", failed, { once: true });
    });
    return new Inspector(socket);
  }

  /** @param every microseconds between two samples of the stack */
  async profile(milliseconds: number, every: number): Promise<Profile> {
    await this.#call("Profiler.enable");
    await this.#call("Profiler.setSamplingInterval", { interval: every });
    await this.#call("Profiler.start");
    await pause(milliseconds);
    const { profile } = v.parse(v.object({ profile: Profile }), await this.#call("Profiler.stop"));
    return profile;
  }

  async collectGarbage(): Promise<void> {
    await this.#call("HeapProfiler.enable");
    await this.#call("HeapProfiler.collectGarbage");
    await this.#call("HeapProfiler.disable");
  }

  close(): void {
    this.#socket.close();
  }

  #call(method: string, params: object = {}): Promise<unknown> {
    const id = ++this.#lastId;
    return new Promise((done) => {
      this.#waiting.set(id, done);
      this.#socket.send(JSON.stringify({ id, method, params }));
    });
  }
}
