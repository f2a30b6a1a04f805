/**
 * A room of partyserver, as a Worker: everybody receives every message. It stores nothing and does not
 * hibernate, which is its default and its faster mode.
 */
import { routePartykitRequest, Server } from "partyserver";

export class Room extends Server {
  onMessage(_from: unknown, text: string): void {
    this.broadcast(text);
  }
}

export default {
  async fetch(request: Request, env: unknown): Promise<Response> {
    return (await routePartykitRequest(request, env)) ?? new Response(null, { status: 404 });
  },
};
