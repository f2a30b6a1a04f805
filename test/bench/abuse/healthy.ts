/**
 * The process of the healthy members. Its argument says what each member sends. When its parent asks, it
 * reports how the first member was answered.
 */
import { Speaker, type Speech } from "./speaker.ts";
import { Tally } from "./tally.ts";

const speeches: readonly Speech[] = JSON.parse(process.argv[2] ?? "[]");
const tally = new Tally();
const [alice] = speeches.map((it, i) => new Speaker(it, i === 0 ? tally : new Tally()));

process.on("message", () => {
  process.send?.({ times: alice?.take() ?? [], refusals: tally.refusals });
});
// The bench has ended, in whatever way.
process.on("disconnect", () => process.exit(0));
