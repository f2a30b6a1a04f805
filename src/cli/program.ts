/**
 * The program `alcove`: its global options, and the commands of command-list.ts.
 */
import { Command, type CommandUnknownOpts } from "@commander-js/extra-typings";
import manifest from "../../package.json" with { type: "json" };
import { newSecret } from "../client/program/index.ts";
import type { CommandContext, GlobalOptions, MakeCommand } from "./command.ts";
import { type CommandGroup, COMMANDS } from "./command-list.ts";
import { linkOf } from "./input/arguments.ts";
import { withPasswordKey } from "./session/password-key.ts";
import type { Session } from "./session/session.ts";
import { nameOf, secretOf } from "./session/terminal-user.ts";

type Surroundings = Pick<CommandContext, "signal" | "tell" | "fail">;

export function programIn(surroundings: Surroundings): CommandUnknownOpts {
  const program = new Command("alcove")
    .description(manifest.description)
    .version(manifest.version)
    .option("--server <address>", "the server's address (default: the link's, then $ALCOVE_SERVER)")
    .option("--name <name>", "your display name (default: $ALCOVE_NAME, then your user name)")
    .option("--plain", "no colours and no redrawing, as with TERM=dumb; for screen readers")
    .option("--guest", "be a new person, not the one you are on this device")
    .option("--password", "ask for the room's password; needed once per room")
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError("(--help shows the usage; put arguments that begin with -- after a --)")
    .exitOverride()
    .hook("preAction", (command) => {
      if (command.opts().plain !== true) return;
      process.env["TERM"] = "dumb";
      delete process.env["FORCE_COLOR"];
    });
  const globals = (): GlobalOptions => program.opts();
  const context: CommandContext = {
    ...surroundings,
    globals,
    sessionIn: (room) => sessionIn(room, globals(), surroundings),
  };
  for (const it of COMMANDS) add(it, program, context);
  return program;
}

function add(
  it: MakeCommand | CommandGroup,
  parent: CommandUnknownOpts,
  context: CommandContext,
): void {
  if (typeof it === "function") {
    parent.addCommand(it(context).copyInheritedSettings(parent));
    return;
  }
  const group = parent.command(it.name).description(it.about);
  for (const make of it.commands) add(make, group, context);
}

async function sessionIn(
  room: string,
  { server, name, guest, password }: GlobalOptions,
  { signal, tell }: Surroundings,
): Promise<Session> {
  const link = linkOf(room, { asked: server, usual: process.env["ALCOVE_SERVER"] });
  return {
    link: password === true ? await withPasswordKey(link, signal) : link,
    name: nameOf(name, process.env),
    secret: guest === true ? newSecret() : await secretOf(process.env),
    signal,
    tell,
  };
}
