/** A program that also shares values. */
import { joinRoom } from "../../client/program/core.ts";
import { SharedEntries } from "../../client/program/state.ts";

const room = joinRoom("https://alcove.example.org/r/game-night", { name: "Nora" });
const shared = new SharedEntries(room);
await shared.update("votes", (votes) => (typeof votes === "number" ? votes + 1 : 1));
for await (const { key, entry } of shared.watch()) console.log(key, entry?.value);
