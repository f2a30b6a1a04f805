/**
 * `alcove room set`: changes a setting.
 */
import { Command } from "@commander-js/extra-typings";
import { SETTING_HELP, typedFormOf } from "../../../protocol/rights/setting-help.ts";
import { SETTING_NAMES, type SettingName } from "../../../protocol/rights/settings.ts";
import { type MakeCommand, ROOM } from "../../command.ts";
import { settingOf } from "../../input/setting-typed.ts";
import { writeSetting } from "../../session/write-setting.ts";

export const changeSetting: MakeCommand = ({ sessionIn }) =>
  new Command("set")
    .description("change a setting")
    .argument("<room>", ROOM)
    .argument("<setting>", SETTING_NAMES.join(", "))
    .argument("[value...]", "its new value, as below")
    .addHelpText("after", () => `\nSettings:\n${SETTING_NAMES.map(helpFor).join("\n")}`)
    .action(async (room, name, words) => {
      const typed = settingOf(name, words);
      await writeSetting(await sessionIn(room), typed);
    });

/** Characters of the column with the names. */
const NAME_WIDTH = Math.max(...SETTING_NAMES.map((it) => it.length)) + 2;

function helpFor(name: SettingName): string {
  const margin = " ".repeat(2 + NAME_WIDTH);
  return `  ${name.padEnd(NAME_WIDTH)}${SETTING_HELP[name].about}\n${margin}${typedFormOf(name)}`;
}
