/**
 * A member's line to the server: a TCP proxy per member, which can fail in the ways that networks do.
 */
import { connect, createServer, type Server, type Socket } from "node:net";
import { type Flow, FREE, Pipe } from "./pipe.ts";

export type Fault =
  /** Both ends learn of it by FIN, as from a proxy that shuts down. */
  | { readonly kind: "cut" }
  /** Both ends learn of it by RST, as from a router that lost its state. */
  | { readonly kind: "reset" }
  | { readonly kind: "delay"; readonly milliseconds: number }
  /** Everything arrives in pieces of a few bytes. */
  | { readonly kind: "slice"; readonly bytes: number }
  /** Both directions accept everything and deliver nothing. */
  | { readonly kind: "black-hole" }
  /** One direction delivers nothing. */
  | { readonly kind: "half-open"; readonly swallows: "up" | "down" }
  /** The member's side does not read. */
  | { readonly kind: "stop" };

interface Flows {
  readonly up: Flow;
  readonly down: Flow;
}

interface Link {
  readonly near: Socket;
  readonly far: Socket;
  readonly up: Pipe;
  readonly down: Pipe;
}

const SWALLOWED: Flow = { kind: "swallowed" };

export class Line {
  readonly #serverPort: number;
  readonly #server: Server;
  readonly #links = new Set<Link>();
  #flows: Flows = { up: FREE, down: FREE };
  #swallowsSince: number | undefined;

  private constructor(serverPort: number) {
    this.#serverPort = serverPort;
    this.#server = createServer({ allowHalfOpen: true }, (near) => this.#accept(near));
  }

  static async open(serverPort: number): Promise<Line> {
    const line = new Line(serverPort);
    await new Promise<void>((done) => line.#server.listen(0, "127.0.0.1", () => done()));
    return line;
  }

  /** For example `127.0.0.1:12345`. */
  get host(): string {
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("The line is closed");
    return `127.0.0.1:${address.port}`;
  }

  /** Since when the line swallows data, in milliseconds since 1970; `undefined` if it does not. */
  get swallowsSince(): number | undefined {
    return this.#swallowsSince;
  }

  /** Replaces an earlier fault, and applies to new connections while it lasts. Returns its undo. */
  inflict(fault: Fault): () => void {
    const flows = flowsOf(fault);
    if (flows === undefined) {
      this.#drop(fault.kind === "reset");
      return () => {};
    }
    this.#become(flows);
    return () => {
      if (this.#flows === flows) this.#become({ up: FREE, down: FREE });
    };
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((done) => this.#server.close(() => done()));
    this.#drop(true);
    await closed;
  }

  #become(flows: Flows): void {
    // A stream with a hole cannot continue. If something was swallowed, both ends are closed when the fault
    // is over.
    if (swallows(this.#flows)) this.#drop(true);
    this.#flows = flows;
    this.#swallowsSince = swallows(flows) ? Date.now() : undefined;
    for (const { up, down } of this.#links) {
      up.become(flows.up);
      down.become(flows.down);
    }
  }

  #accept(near: Socket): void {
    const far = connect({ host: "127.0.0.1", port: this.#serverPort, allowHalfOpen: true });
    const link: Link = { near, far, up: new Pipe(near, far), down: new Pipe(far, near) };
    this.#links.add(link);
    link.up.become(this.#flows.up);
    link.down.become(this.#flows.down);
    for (const socket of [near, far]) {
      socket.setNoDelay(true);
      socket.on("error", () => this.#failed(link, socket));
      socket.on("close", () => this.#closed(link));
    }
  }

  /** One end died without a goodbye. The other learns of it only if the line delivers in that direction. */
  #failed(link: Link, socket: Socket): void {
    const [other, way] =
      socket === link.near ? [link.far, "up" as const] : [link.near, "down" as const];
    if (this.#flows[way].kind !== "swallowed") reset(other);
  }

  #closed(link: Link): void {
    if (!link.near.destroyed || !link.far.destroyed) return;
    link.up.close();
    link.down.close();
    this.#links.delete(link);
  }

  #drop(isReset: boolean): void {
    for (const { near, far } of this.#links) {
      for (const socket of [near, far]) {
        if (isReset) reset(socket);
        else socket.destroySoon();
      }
    }
  }
}

/**
 * RST, unless a FIN is already on its way: libuv (1.52) refuses to reset such a socket, but Node 24 considers
 * it closed. The handle that is left then makes Node spin for ever when the process ends.
 */
function reset(socket: Socket): void {
  if (socket.writableEnded) socket.destroy();
  else socket.resetAndDestroy();
}

/** How the line flows under a lasting fault; `undefined` if the fault is over at once. */
function flowsOf(fault: Fault): Flows | undefined {
  switch (fault.kind) {
    case "cut":
    case "reset":
      return undefined;
    case "delay": {
      const flow: Flow = { kind: "delayed", milliseconds: fault.milliseconds };
      return { up: flow, down: flow };
    }
    case "slice": {
      const flow: Flow = { kind: "sliced", bytes: fault.bytes };
      return { up: flow, down: flow };
    }
    case "black-hole":
      return { up: SWALLOWED, down: SWALLOWED };
    case "half-open":
      return fault.swallows === "up"
        ? { up: SWALLOWED, down: FREE }
        : { up: FREE, down: SWALLOWED };
    case "stop":
      return { up: FREE, down: { kind: "stopped" } };
  }
}

function swallows({ up, down }: Flows): boolean {
  return up.kind === "swallowed" || down.kind === "swallowed";
}
