/**
 * A server's dialect: the clients' first frame, the wrapping of a message, and the meaning of a frame.
 */

/** What the crowd is told about a frame that `client` received. */
export interface Hearing {
  joined(client: number): void;
  heard(client: number, sender: number, sentAt: number): void;
  /** The server sends no more until the client resumes. */
  lagged(client: number): void;
  answer(client: number, text: string): void;
}

export interface Dialect {
  readonly path: string;
  readonly subprotocol: string | undefined;
  /** The first frame of a client; `undefined` if it waits for the server's, or joins by connecting. */
  greeting(client: number): string | undefined;
  readonly joinsAtOnce: boolean;
  say(body: string): string;
  hear(client: number, bytes: Buffer, start: number, end: number): void;
}
