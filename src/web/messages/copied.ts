/**
 * Several messages as they are copied: author, time and text. Pure.
 */
export interface CopiedMessage {
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** With its formatting marks, as it was typed. */
  readonly text: string;
}

/** Messages of one author at one time, to the minute. */
export interface CopiedGroup {
  readonly name: string;
  readonly when: string;
  readonly texts: readonly string[];
}

/** @param timeOf formats a time */
export function groupsOf(
  said: readonly CopiedMessage[],
  timeOf: (at: number) => string,
): readonly CopiedGroup[] {
  const groups: { name: string; when: string; texts: string[] }[] = [];
  for (const { name, at, text } of said) {
    const when = timeOf(at);
    const last = groups.at(-1);
    if (last?.name === name && last.when === when) last.texts.push(text);
    else groups.push({ name, when, texts: [text] });
  }
  return groups;
}

/** For places where only text can be pasted. */
export function textOfGroups(groups: readonly CopiedGroup[]): string {
  return groups
    .map(({ name, when, texts }) => `${name}, ${when}\n${texts.join("\n")}`)
    .join("\n\n");
}
