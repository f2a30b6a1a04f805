/**
 * The Worker's own socket to a room. It hears messages while the room sleeps in between. Whatever is not
 * taken from it counts as unread, so the room's own rule limits what can wait here.
 */
import { decodeServerFrame } from "../../../protocol/wire/codec.ts";
import { encode } from "../../../protocol/wire/room-codec.ts";
import type { Changes } from "../../../protocol/wire/frames.ts";
import { LIMITS } from "../../../protocol/limits.ts";
import type { Caller } from "../../../room/turn/caller.ts";
import { withFrom } from "../../platform/address.ts";
import { LISTENER, LISTENER_HEADER } from "../../sockets/upgrade.ts";

export class Ear {
  readonly #socket: WebSocket;
  #heard: string[] = [];
  #isOpen = true;
  /** Characters taken that are not reported to the room as read. */
  #read = 0;
  #wake: () => void = () => {};

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener("message", ({ data }) => {
      if (typeof data === "string") this.#heard.push(data);
      this.#wake();
    });
    socket.addEventListener("close", () => this.#end());
    socket.addEventListener("error", () => this.#end());
    socket.accept();
  }

  /** `undefined` if the room accepts no more sockets from the address of `listener`. */
  static async open(room: Pick<Fetcher, "fetch">, listener: Caller): Promise<Ear | undefined> {
    const headers = {
      Upgrade: "websocket",
      "Sec-WebSocket-Protocol": LISTENER,
      [LISTENER_HEADER]: encodeURIComponent(JSON.stringify(listener)),
    };
    const request = withFrom(new Request("https://room/", { headers }), listener);
    const { webSocket } = await room.fetch(request);
    return webSocket === null ? undefined : new Ear(webSocket);
  }

  /** Whether more may arrive. */
  get isOpen(): boolean {
    return this.#isOpen || this.#heard.length > 0;
  }

  /** The next frame; `undefined` after so many milliseconds of silence, or once the socket has ended. */
  async next(milliseconds: number): Promise<Changes | undefined> {
    if (this.#heard.length === 0 && this.#isOpen) await this.#stir(milliseconds);
    const text = this.#heard.shift();
    if (text === undefined) return undefined;
    this.#tellRead(text.length);
    const frame = decodeServerFrame(text);
    return frame?.type === "changes" ? frame : undefined;
  }

  close(): void {
    this.#heard = [];
    if (this.#isOpen) this.#socket.close(1000, "done");
    this.#end();
  }

  #end(): void {
    this.#isOpen = false;
    this.#wake();
  }

  #stir(milliseconds: number): Promise<void> {
    return new Promise((wake) => {
      const timer = setTimeout(wake, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        wake();
      };
    });
  }

  #tellRead(chars: number): void {
    this.#read += chars;
    if (this.#read < LIMITS.streamReadEveryChars || !this.#isOpen) return;
    this.#socket.send(encode({ type: "read", chars: this.#read }));
    this.#read = 0;
  }
}
