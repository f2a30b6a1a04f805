/**
 * A member's line to the server: a TCP proxy of their own, which can be made to fail in the ways in which networks do.
 */
import { connect, createServer, type Server, type Socket } from "node:net";
import { type Flow, FREE, Pipe } from "./pipe.ts";

export type Fault =
  /** Both ends are told, as by a proxy that shuts down: FIN. */
  | { readonly kind: "cut" }
  /** Both ends are told, as by a router that lost its memory: RST. */
  | { readonly kind: "reset" }
  | { readonly kind: "delay"; readonly milliseconds: number }
  /** All arrives in pieces of a few bytes. */
  | { readonly kind: "slice"; readonly bytes: number }
  /** Everything is accepted and nothing arrives, either way. */
  | { readonly kind: "black-hole" }
  /** One direction alone carries nothing. */
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

  /** As in `127.0.0.1:12345`. */
  get host(): string {
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("The line is closed");
    return `127.0.0.1:${address.port}`;
  }

  /** Since when it loses what it is given, if it does; milliseconds since 1970. */
  get swallowsSince(): number | undefined {
    return this.#swallowsSince;
  }

  /** Also for connections that are made while it lasts, in the place of a former fault; gives its undo. */
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
    // A stream with a hole in it cannot go on: where something was swallowed, both ends are told when it is over.
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

  /** One end died without a goodbye; the other hears of it only if the line carries that way. */
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
 * RST, unless a FIN is already under way: libuv (1.52) refuses to reset such a socket, Node 24 takes it for closed all
 * the same, and then spins for ever on the handle that is left when the process ends.
 */
function reset(socket: Socket): void {
  if (socket.writableEnded) socket.destroy();
  else socket.resetAndDestroy();
}

/** What a fault that lasts makes of the line; `undefined` for one that is over at once. */
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
