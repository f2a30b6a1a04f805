/**
 * A room of partyserver, as a Worker: everybody hears what anybody says. It stores nothing, and
 * does not hibernate: that is its default, and the faster of its ways.
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
