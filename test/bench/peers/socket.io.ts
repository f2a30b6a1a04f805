/**
 * A room of Socket.IO, over its WebSocket transport: everybody receives every message. It stores nothing.
 *
 *     node socket.io.ts <port> <offer deflate: true or false>
 */
import { createServer } from "node:http";
import { Server } from "socket.io";

const [, , port, deflate] = process.argv;
const http = createServer();
const room = new Server(http, {
  transports: ["websocket"],
  perMessageDeflate: deflate === "true",
});

room.on("connection", (socket) => {
  socket.on("message", (text) => room.emit("message", text));
});
http.listen(Number(port), "127.0.0.1");
