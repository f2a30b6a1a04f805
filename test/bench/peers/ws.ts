/**
 * A room of ws: everybody receives every message. It stores nothing.
 *
 *     node ws.ts <port> <offer deflate: true or false>
 */
import { WebSocket, WebSocketServer } from "ws";

const [, , port, deflate] = process.argv;
const room = new WebSocketServer({
  host: "127.0.0.1",
  port: Number(port),
  perMessageDeflate: deflate === "true",
});

room.on("connection", (socket) => {
  socket.on("error", () => socket.terminate());
  socket.on("message", (data) => {
    const text = data.toString();
    for (const other of room.clients) {
      if (other.readyState === WebSocket.OPEN) other.send(text);
    }
  });
});
