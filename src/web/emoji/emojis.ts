/**
 * The emoji, and the search for them.
 */
export interface Emoji {
  readonly char: string;
  /** For example `:tada:`. The first is the one shown. */
  readonly names: readonly string[];
  readonly label: string;
  /** Further words that find it. */
  readonly tags: readonly string[];
}

export class Emojis {
  /** Smileys, people, and so on, in the order of Unicode. */
  readonly groups: readonly (readonly Emoji[])[];
  readonly #all: readonly Emoji[];
  readonly #byName: ReadonlyMap<string, Emoji>;
  readonly #byChar: ReadonlyMap<string, Emoji>;

  /** @param table the output of build/emoji-table.ts */
  constructor(table: string) {
    this.groups = table.split("\n\n").map((group) => group.split("\n").map(read));
    this.#all = this.groups.flat();
    this.#byName = new Map(this.#all.flatMap((it) => it.names.map((name) => [name, it] as const)));
    this.#byChar = new Map(this.#all.map((it) => [it.char, it]));
  }

  named(name: string): Emoji | undefined {
    return this.#byName.get(name.toLowerCase());
  }

  /** The known ones of `chars`, in their order. */
  these(chars: readonly string[]): Emoji[] {
    return chars.flatMap((char) => this.#byChar.get(char) ?? []);
  }

  /**
   * Best first: an exact name, a name that begins so, a name with a word that begins so, and with `tags`, a
   * matching tag. Among equals, those in `recent` come first.
   */
  search(query: string, recent: readonly string[], by: "names" | "tags"): Emoji[] {
    const words = query
      .toLowerCase()
      .split(/[\s:]+/)
      .filter((word) => word !== "");
    const [only] = words;
    if (only === undefined) return [];
    const sought = words.join("_");
    return this.#all
      .flatMap((emoji) => {
        const rank = rankOf(emoji, sought, by === "tags" ? words : []);
        return rank === undefined ? [] : [{ emoji, rank, used: recency(recent, emoji) }];
      })
      .toSorted((a, b) => a.rank - b.rank || a.used - b.used)
      .map(({ emoji }) => emoji);
  }
}

function read(line: string): Emoji {
  const [char = "", names = "", label = "", tags = ""] = line.split("\t");
  return { char, names: names.split(" "), label, tags: tags.split(" ") };
}

function rankOf(
  { names, label, tags }: Emoji,
  sought: string,
  words: string[],
): number | undefined {
  if (names.includes(sought)) return 0;
  if (names.some((name) => name.startsWith(sought))) return 1;
  if (names.some((name) => name.includes(`_${sought}`))) return 2;
  const all = [...tags, ...label.toLowerCase().split(" ")];
  const isAbout = words.length > 0 && words.every((word) => all.some((it) => it.startsWith(word)));
  return isAbout ? 3 : undefined;
}

function recency(recent: readonly string[], { char }: Emoji): number {
  const place = recent.indexOf(char);
  return place === -1 ? recent.length : place;
}
