/**
 * Who is writing. Its place is kept while nobody is, so that nothing moves; and a screen reader is left in peace.
 */
import type { Member } from "../../client/index.ts";
import { words } from "../words/index.ts";
import { Crowd } from "./notice.tsx";
import { Sentence } from "./sentence.tsx";

export function Typing({ typists }: { typists: readonly Member[] | "several" }) {
  return (
    <p class="typing">
      {typists === "several" ? (
        words.typing.several
      ) : typists.length > 0 ? (
        <Sentence
          text={words.typing.some(typists.length)}
          with={{ who: <Crowd members={typists} /> }}
        />
      ) : null}
    </p>
  );
}
