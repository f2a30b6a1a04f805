export { app as default } from "./app.ts";
export { RoomObject } from "./object/room-object.ts";
