/**
 * The parts of the peers' APIs that the benches use, so that they compile where the peers are not installed.
 */
declare module "ws" {
  import type { IncomingMessage, Server as HttpServer } from "node:http";

  type ServerOptions = { readonly perMessageDeflate: boolean } & (
    | { readonly host: string; readonly port: number }
    | { readonly server: HttpServer }
  );

  interface ClientOptions {
    readonly perMessageDeflate: boolean;
  }

  export class WebSocket {
    static readonly OPEN: number;
    readonly readyState: number;
    constructor(url: string, protocols: readonly string[], options: ClientOptions);
    on(event: "message", listener: (data: Buffer) => void): this;
    on(event: "upgrade", listener: (response: IncomingMessage) => void): this;
    on(event: "open" | "close", listener: () => void): this;
    on(event: "error", listener: (error: Error) => void): this;
    send(data: string): void;
    close(code: number, reason: string): void;
    terminate(): void;
  }

  export class WebSocketServer {
    readonly clients: ReadonlySet<WebSocket>;
    constructor(options: ServerOptions);
    on(event: "connection", listener: (socket: WebSocket, request: IncomingMessage) => void): this;
  }
}

declare module "socket.io" {
  import type { Server as HttpServer } from "node:http";

  interface Socket {
    on(event: string, listener: (text: string) => void): this;
  }

  interface Options {
    readonly transports: readonly string[];
    readonly perMessageDeflate: boolean;
  }

  export class Server {
    constructor(server: HttpServer, options: Options);
    on(event: "connection", listener: (socket: Socket) => void): this;
    emit(event: string, text: string): void;
  }
}

declare module "partyserver" {
  export class Server {
    broadcast(text: string): void;
  }

  export function routePartykitRequest(request: Request, env: unknown): Promise<Response | null>;
}
