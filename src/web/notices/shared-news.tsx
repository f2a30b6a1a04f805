/**
 * Changes of the shared state, in as few sentences as possible.
 */
import type { SharedChange } from "./told.ts";
import { list, more } from "../words/index.ts";
import { Name } from "./crowd.tsx";
import { Sentence } from "../ui/sentence.tsx";

/** How many things a sentence names before the rest are left out. */
const NAMED = 3;

export function SharedNews({ changes }: { changes: readonly SharedChange[] }) {
  return (
    <>
      {groupsOf(changes).map(([first, ...rest], place) => {
        const texts = [first, ...rest].map(({ text }) => text);
        const named = texts.length > NAMED + 1 ? [...texts.slice(0, NAMED), "…"] : texts;
        return (
          <p key={`${first.after} ${place}`}>
            <Sentence
              text={more.shared[first.what]}
              with={{
                who: <Name>{first.by?.name || more.people.nameless}</Name>,
                what: <Things texts={named} />,
              }}
            />
          </p>
        );
      })}
    </>
  );
}

/** Each as it was written, in its own direction. */
function Things({ texts }: { texts: readonly string[] }) {
  return (
    <>
      {list()
        .formatToParts(texts)
        .map(({ type, value }, place) =>
          type === "literal" ? value : <bdi key={place}>{value}</bdi>,
        )}
    </>
  );
}

type AlikeChanges = [SharedChange, ...SharedChange[]];

/** Consecutive changes of one kind by one member. Of two topics in a row, only the last is shown. */
function groupsOf(changes: readonly SharedChange[]): AlikeChanges[] {
  const groups: AlikeChanges[] = [];
  for (const change of changes) {
    const last = groups.at(-1);
    if (last?.[0].what === change.what && last[0].by?.id === change.by?.id) last.push(change);
    else groups.push([change]);
  }
  return groups;
}
