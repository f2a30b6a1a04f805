/**
 * The table of settings in docs/protocol.md, generated from the table that the room uses.
 */
import { SETTING_NAMES, SETTINGS, type SettingForm } from "../../src/protocol/rights/settings.ts";
import { SETTING_HELP } from "../../src/protocol/rights/setting-help.ts";
import { keyOf } from "../../src/protocol/rights/setting-keys.ts";
import { tableOf } from "./blocks.ts";

/** Who can change a setting in a room without an owner. */
const UNOWNED = { first: "its first member", any: "every member" } as const;

export function tableOfSettings(): string {
  return tableOf(
    ["setting", "what it sets", "value", "without a value", "without an owner", "least role"],
    SETTING_NAMES.map((name) => {
      const { form, usual, least } = SETTINGS[name];
      const { unowned }: { least: string; unowned?: keyof typeof UNOWNED } = SETTINGS[name];
      const { about, rule, unset = "" } = SETTING_HELP[name];
      const its = rule === undefined ? about : `${about} (${rule})`;
      const without = usual === undefined ? unset : `\`${JSON.stringify(usual)}\``;
      return [
        `\`${keyOf(name)}\``,
        its,
        valueIn(form),
        without,
        unowned ? UNOWNED[unowned] : "nobody",
        least,
      ];
    }),
  );
}

function valueIn(form: SettingForm): string {
  switch (form.is) {
    case "line":
      return `text, at most ${form.chars} UTF-16 units`;
    case "choice": {
      const choices = form.of.map((it) => `\`"${it}"\``);
      return `${choices.slice(0, -1).join(", ")} or ${choices.at(-1)}`;
    }
    case "switch":
      return "`true` or `false`";
    case "seconds":
      return `${form.isWhole ? "whole seconds" : "seconds"}, at most ${form.most.toLocaleString("en")}`;
    case "sites":
      return `at most ${form.most} origins, each of at most ${form.chars} characters`;
    case "seqs":
      return `at most ${form.most} seqs, each of them once`;
  }
}
