/**
 * Members by name, in a sentence.
 */
import type { ComponentChild } from "preact";
import type { Member } from "../../client/index.ts";
import { namedOf } from "./notice-lines.ts";
import { list, more } from "../words/index.ts";

/** Some by name; of many, the rest by number. */
export function Crowd({ members }: { members: readonly Member[] }) {
  const { named, others } = namedOf(members);
  const names = named.map((member) => member.name);
  const rest = others === 0 ? [] : [more.notice.others(others)];
  // The list's own words stand between the elements, which come back in order.
  let next = 0;
  return (
    <>
      {list()
        .formatToParts([...names, ...rest])
        .map(({ type, value }) => {
          if (type === "literal") return value;
          next += 1;
          return next <= names.length ? <Name key={next}>{value}</Name> : value;
        })}
    </>
  );
}

export function Name({ children }: { children: ComponentChild }) {
  return <bdi class="name">{children}</bdi>;
}
