/**
 * A room of partyserver, as a Worker: everybody hears what anybody says. It stores nothing.
 */
import { routePartykitRequest, Server } from "partyserver";

export class Room extends Server {
  static override options = { hibernate: true };

  onMessage(_from: unknown, text: string): void {
    this.broadcast(text);
  }
}

export default {
  async fetch(request: Request, env: unknown): Promise<Response> {
    return (await routePartykitRequest(request, env)) ?? new Response(null, { status: 404 });
  },
};
