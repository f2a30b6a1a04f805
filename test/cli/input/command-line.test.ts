import type { CommandUnknownOpts } from "@commander-js/extra-typings";
import fc from "fast-check";
import { expect, test } from "vitest";
import { programIn } from "../../../src/cli/program.ts";
import { withArgumentsApart } from "../../../src/cli/input/command-line.ts";
import { tries } from "../../support/tries.ts";

/** The program with recorders in place of its commands. */
function heard(): { program: CommandUnknownOpts; asked: () => Asked | undefined } {
  let it: Asked | undefined;
  const signal = new AbortController().signal;
  const program = programIn({ signal, tell: () => {}, fail: () => {} });
  const quiet = { writeErr: () => {}, writeOut: () => {} };
  program.configureOutput(quiet);
  for (const { command, path } of leavesOf(program)) {
    command.exitOverride().configureOutput(quiet);
    command.action(() => {
      it = { path, given: command.args, options: { ...program.opts(), ...command.opts() } };
    });
  }
  return { program, asked: () => it };
}

interface Asked {
  readonly path: readonly string[];
  readonly given: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
}

interface Leaf {
  readonly command: CommandUnknownOpts;
  readonly path: readonly string[];
}

function leavesOf(command: CommandUnknownOpts, path: readonly string[] = []): Leaf[] {
  if (command.commands.length === 0) return [{ command, path }];
  return command.commands.flatMap((it) => leavesOf(it, [...path, it.name()]));
}

async function read(words: readonly string[]): Promise<Asked | undefined> {
  const { program, asked: what } = heard();
  await program.parseAsync(withArgumentsApart(program, words), { from: "user" });
  return what();
}

/** The beginnings of hashes, member ids, message ids and keys. */
const id = fc
  .constantFrom(8, 16, 22, 43)
  .chain((length) => fc.stringMatching(new RegExp(`^[A-Za-z0-9_-]{${length}}$`)));
const likeAnOption = fc.tuple(fc.constantFrom("-", "--", "---"), id).map((parts) => parts.join(""));
const leaves = leavesOf(heard().program).map(({ path, command }) => ({
  path,
  places: command.registeredArguments.length,
  options: command.options.filter(({ required }) => !required).flatMap(({ long }) => long ?? []),
}));

test.each(leaves.filter(({ places }) => places > 1))(
  "$path takes any id as any argument, before and after its options",
  async ({ path, places, options }) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(id, likeAnOption), { minLength: places - 1, maxLength: places - 1 }),
        fc.constantFrom(...options, "--guest"),
        fc.nat(places),
        async (ids, option, at) => {
          // A message that looks like an option needs a `--`. The rule below covers it.
          fc.pre(!ids.some((it) => /^--[a-z]/.test(it)));
          const given = ["room", ...ids];
          const words = [...path, ...given.toSpliced(at, 0, option)];
          expect(await read(words)).toMatchObject({ path, given });
        },
      ),
      tries(50),
    );
  },
);

test("an id with leading dashes is an argument if it is no option, but not among the words of a message", async () => {
  for (const which of ["--abc_DEF", "--Zx9_aQ1", "-cDKAtTk", "-1", "-"])
    expect((await read(["links", "end", "room", which]))?.given).toEqual(["room", which]);
  expect((await read(["state", "set", "room", "-key-", "-5", "--rev", "3"]))?.given).toEqual([
    "room",
    "-key-",
    "-5",
  ]);
  await expect(read(["say", "room", "--guset", "hi"])).rejects.toThrow(/unknown option '--guset'/);
  expect((await read(["say", "room", "--", "--guset", "hi"]))?.given).toEqual([
    "room",
    "--guset",
    "hi",
  ]);
  expect((await read(["say", "room", "-1", "is", "less"]))?.given).toEqual([
    "room",
    "-1",
    "is",
    "less",
  ]);
});

test("an option is recognised at every place, with its value, whatever that begins with", async () => {
  expect(await read(["people", "ban", "-kD3xAtTk_9-aQZ0", "Eve"]).catch(String)).toMatch(
    /unknown option/,
  );
  expect(
    await read([
      "--name",
      "-Nora-",
      "people",
      "ban",
      "room",
      "-kD3xAtTk_9-aQZ0",
      "--note",
      "-x",
      "--for=1h",
    ]),
  ).toMatchObject({
    given: ["room", "-kD3xAtTk_9-aQZ0"],
    options: { name: "-Nora-", note: "-x", for: "1h" },
  });
});

test("an unknown option, a room with a leading dash and a missing room are errors", async () => {
  await expect(read(["people", "mute", "room", "Bob", "--josn"])).rejects.toThrow(/unknown option/);
  await expect(read(["tail", "-room"])).rejects.toThrow(/unknown option/);
  await expect(read(["say"])).rejects.toThrow(/missing required argument/);
});
