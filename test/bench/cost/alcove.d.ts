/**
 * Our production bundle, as the counted Worker finds it beside itself.
 */
export class RoomObject {
  constructor(state: unknown, env: unknown);
  fetch(request: Request): Response;
  webSocketMessage(socket: WebSocket, data: string | ArrayBuffer): void;
  webSocketClose(socket: WebSocket, code: number): void;
  alarm(): void;
}

declare const worker: {
  fetch(request: Request, env: unknown, context: unknown): Response | Promise<Response>;
};
export default worker;
