/**
 * What several messages are once they are copied: who, when, and what they said. Pure.
 */
export interface CopiedMessage {
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** With its marks, as it was typed. */
  readonly text: string;
}

/** What one person said at one time, as far as that is told. */
export interface CopiedGroup {
  readonly name: string;
  readonly when: string;
  readonly texts: readonly string[];
}

/** @param timeOf in words */
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

/** For where only text can be pasted. */
export function textOfGroups(groups: readonly CopiedGroup[]): string {
  return groups
    .map(({ name, when, texts }) => `${name}, ${when}\n${texts.join("\n")}`)
    .join("\n\n");
}
