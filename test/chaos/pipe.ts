/**
 * One direction of a proxied TCP connection. It delivers in order, at once or later, whole or in pieces; or
 * it stops delivering.
 */
import type { Socket } from "node:net";

/** `swallowed` loses the data for good. `stopped` leaves it with the sender, whose buffers fill up. */
export type Flow =
  | { readonly kind: "free" }
  | { readonly kind: "delayed"; readonly milliseconds: number }
  | { readonly kind: "sliced"; readonly bytes: number }
  | { readonly kind: "swallowed" }
  | { readonly kind: "stopped" };

export const FREE: Flow = { kind: "free" };

/**
 * Milliseconds between two slices: short, but long enough that the kernel does not join them in one segment.
 */
const SLICE_EVERY = 1;

export class Pipe {
  readonly #from: Socket;
  readonly #to: Socket;
  /** The data on its way, and when it arrives. `end` is the sender's FIN. */
  readonly #queue: { readonly what: Buffer | "end"; readonly at: number }[] = [];
  #timer: NodeJS.Timeout | undefined;
  #flow = FREE;

  constructor(from: Socket, to: Socket) {
    this.#from = from;
    this.#to = to;
    from.on("data", (chunk: Buffer) => this.#take(chunk));
    from.on("end", () => this.#take("end"));
    to.on("drain", () => this.#resume());
  }

  become(flow: Flow): void {
    this.#flow = flow;
    if (flow.kind === "stopped") this.#from.pause();
    else this.#resume();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#queue.length = 0;
  }

  #resume(): void {
    if (this.#flow.kind !== "stopped" && !this.#to.writableNeedDrain) this.#from.resume();
  }

  #take(what: Buffer | "end"): void {
    const now = Date.now();
    const last = this.#queue.at(-1)?.at ?? now;
    switch (this.#flow.kind) {
      case "swallowed":
        return;
      case "free":
      case "stopped":
        this.#queue.push({ what, at: last });
        break;
      case "delayed":
        this.#queue.push({ what, at: Math.max(last, now + this.#flow.milliseconds) });
        break;
      case "sliced":
        for (const [i, slice] of slices(what, this.#flow.bytes).entries()) {
          this.#queue.push({ what: slice, at: last + i * SLICE_EVERY });
        }
    }
    this.#carry();
  }

  #carry(): void {
    clearTimeout(this.#timer);
    for (;;) {
      const [next] = this.#queue;
      if (next === undefined) return;
      const wait = next.at - Date.now();
      if (wait > 0) {
        this.#timer = setTimeout(() => this.#carry(), wait);
        return;
      }
      this.#queue.shift();
      this.#deliver(next.what);
    }
  }

  #deliver(what: Buffer | "end"): void {
    if (this.#to.destroyed || this.#to.writableEnded) return;
    if (what === "end") this.#to.end();
    else if (!this.#to.write(what)) this.#from.pause();
  }
}

function slices(what: Buffer | "end", bytes: number): (Buffer | "end")[] {
  if (what === "end") return [what];
  const count = Math.ceil(what.length / bytes);
  return Array.from({ length: count }, (_, i) => what.subarray(i * bytes, (i + 1) * bytes));
}
