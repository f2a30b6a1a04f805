/**
 * How a server's clients speak: what they say first, how a message is wrapped, and what a frame means.
 */

/** What the crowd learns of a frame that `client` received. */
export interface Hearing {
  joined(client: number): void;
  heard(client: number, sender: number, sentAt: number): void;
  /** The server will not send more until the client starts afresh. */
  lagged(client: number): void;
  answer(client: number, text: string): void;
}

export interface Dialect {
  readonly path: string;
  readonly subprotocol: string | undefined;
  /** The first frame of a client; `undefined` if it waits for the server's, or is in the room at once. */
  greeting(client: number): string | undefined;
  readonly joinsAtOnce: boolean;
  say(body: string): string;
  hear(client: number, bytes: Buffer, start: number, end: number): void;
}
