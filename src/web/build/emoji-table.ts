/**
 * The emoji that people can choose from, with their names: the part that the page needs of a table ten times
 * its size.
 */
import emojis from "emojibase-data/en/data.json" with { type: "json" };
import names from "emojibase-data/en/shortcodes/github.json" with { type: "json" };

/** Devices in use draw newer ones as boxes. */
const NEWEST = 15;
/** Skin tones and hair on their own. */
const COMPONENTS = 2;

/**
 * A line per emoji: the emoji, its names, its label and its further search words, separated by tabs. An empty
 * line separates two groups.
 */
export function emojiTable(): string {
  const groups = new Map<number, string[]>();
  for (const { emoji, hexcode, label, group, version, tags = [] } of emojis) {
    if (group === undefined || group === COMPONENTS || version > NEWEST) continue;
    const called = [names[hexcode] ?? label.replaceAll(/\W+/g, "_")].flat();
    const known = new Set([...called.flatMap((name) => name.split("_")), ...label.split(" ")]);
    const found = tags.filter((tag) => !known.has(tag));
    const line = [wellFormed(emoji), called.join(" "), label, found.join(" ")].join("\t");
    groups.set(group, [...(groups.get(group) ?? []), line]);
  }
  return [...groups.entries()]
    .toSorted(([a], [b]) => a - b)
    .map(([, lines]) => lines.join("\n"))
    .join("\n\n");
}

/**
 * The data adds the variation selector for colour everywhere. Unicode recommends it only where it is needed.
 */
function wellFormed(emoji: string): string {
  const plain = emoji.replaceAll("\uFE0F", "");
  return /^\p{RGI_Emoji}$/v.test(plain) ? plain : emoji;
}
