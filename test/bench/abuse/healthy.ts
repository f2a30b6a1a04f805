/**
 * The process of the healthy members: told what each says as its argument, it tells its parent how the first was answered
 * whenever it is asked.
 */
import { Speaker, type Speech } from "./speaker.ts";
import { Tally } from "./tally.ts";

const speeches: readonly Speech[] = JSON.parse(process.argv[2] ?? "[]");
const tally = new Tally();
const [alice] = speeches.map((it, i) => new Speaker(it, i === 0 ? tally : new Tally()));

process.on("message", () => {
  process.send?.({ times: alice?.take() ?? [], refusals: tally.refusals });
});
// The bench is over, however it ended.
process.on("disconnect", () => process.exit(0));
