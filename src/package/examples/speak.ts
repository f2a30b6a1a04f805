/** A program that reads, speaks and sees who is present. Its size is the core's budget. */
import { joinRoom } from "../../client/program/core.ts";

const room = joinRoom("https://alcove.example.org/r/game-night", { name: "Nora" });
room.on("joined", ({ name }) => void room.say(`Hello, ${name}`));
for await (const { name, body } of room.messages()) console.log(`${name}: ${body}`, room.count);
