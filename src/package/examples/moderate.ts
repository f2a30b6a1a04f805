/** A program that also acts as an owner or a moderator. */
import { joinRoom } from "../../client/program/core.ts";
import { hashOfKey, newKey, perform } from "../../client/program/roles.ts";

const room = joinRoom("https://alcove.example.org/r/game-night", { name: "Nora" });
const key = newKey();
await perform(room, { act: "link", hash: await hashOfKey(key), role: "member" });
console.log(`#key=${key}`);
