export { app as default } from "./app.ts";
export { RoomObject } from "./room-object.ts";
