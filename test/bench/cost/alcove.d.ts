/**
 * Our production bundle, which lies beside the counted Worker.
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
