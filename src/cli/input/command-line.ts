/**
 * Separates arguments from options on the command line: ids, keys and names can begin with `-`, as options do.
 */
import type { CommandUnknownOpts } from "@commander-js/extra-typings";

/**
 * Puts the arguments among `words` behind a `--` if one of them begins with `-`. Such a word is an argument if it is no known
 * option and the command takes an argument at its place, so that everything the program prints can be pasted back. A word
 * that looks like a long option stays an option where it could only be text: a misspelt `--guset` is not sent to a room.
 */
export function withArgumentsApart(
  program: CommandUnknownOpts,
  words: readonly string[],
): readonly string[] {
  const path: string[] = [];
  const options: string[] = [];
  const given: string[] = [];
  let command = program;
  const left = words.values();
  for (const word of left) {
    const option = optionOf(word, [command, program]);
    if (word === "--") given.push(...left);
    else if (option !== undefined) {
      options.push(word);
      const value = option.takesNext ? left.next() : undefined;
      if (value?.done === false) options.push(value.value);
    } else if (command.commands.length > 0) {
      const next = command.commands.find((it) => it.name() === word);
      if (next === undefined) return words;
      path.push(word);
      command = next;
    } else if (!word.startsWith("-") || canBeArgument(word, command, given.length))
      given.push(word);
    else options.push(word);
  }
  const isApart = given.some((word) => word.startsWith("-"));
  return isApart ? [...path, ...options, "--", ...given] : words;
}

/** For example `--word` and `--two-words=value`. */
const LIKE_AN_OPTION = /^--[a-z]/;

/** @param place the number of arguments before it */
function canBeArgument(word: string, command: CommandUnknownOpts, place: number): boolean {
  const known = command.registeredArguments;
  const argument = known[place] ?? known.findLast((it) => it.variadic);
  // Links and names of rooms do not begin with `-`.
  if (argument === undefined || place === 0) return false;
  return !argument.variadic || !LIKE_AN_OPTION.test(word);
}

function optionOf(
  word: string,
  commands: readonly CommandUnknownOpts[],
): { readonly takesNext: boolean } | undefined {
  if (HELP.has(word)) return { takesNext: false };
  const [flag, value] = word.startsWith("--") ? word.split("=") : [word];
  const option = commands
    .flatMap((it) => it.options)
    .find(({ short, long }) => flag === short || flag === long);
  return option && { takesNext: option.required && value === undefined };
}

/** The options that commander adds. */
const HELP: ReadonlySet<string> = new Set(["-h", "--help"]);
