/**
 * What each setting is for, in English, and how its value is typed in a terminal. The terminal's help and the table in
 * docs/protocol.md are made from this.
 */
import { SETTINGS, type SettingName } from "./settings.ts";

interface SettingHelp {
  readonly about: string;
  /** The rule of docs/protocol.md that says more. */
  readonly rule?: string;
  /** The word for a time of zero seconds. */
  readonly zero?: string;
  /** The word for having no value, where a room without one differs from a room with any. */
  readonly unset?: string;
}

export const SETTING_HELP: Readonly<Record<SettingName, SettingHelp>> = {
  title: { about: "the room's title" },
  kind: { about: "who can join without an invite link", rule: "11.7" },
  guests: { about: "the role of everyone who joined without an invite link" },
  locked: { about: "whether new people need an invite link", rule: "11.7" },
  slow: { about: "the minimum time between two messages of a member", rule: "11.9", zero: "off" },
  topic: { about: "the least role that can change the topic" },
  retention: { about: "how long messages are kept", rule: "11.10", zero: "none", unset: "forever" },
  embed: { about: "the sites that can show the room in a frame", rule: "11.11" },
  origins: { about: "the sites whose pages can join the room", rule: "11.13" },
  pins: { about: "the pinned messages, the newest pin first", rule: "11.14" },
};

/** The values that can be typed for a setting, for example `on or off`. */
export function typedFormOf(name: SettingName): string {
  const { form } = SETTINGS[name];
  switch (form.is) {
    case "line":
      return `text of up to ${form.chars} characters`;
    case "choice":
      return listed(form.of);
    case "switch":
      return "on or off";
    case "seconds": {
      const { zero, unset } = SETTING_HELP[name];
      return listed(["30s", "5m", "12h", "30d", zero, unset].filter((it) => it !== undefined));
    }
    case "sites":
      return "https://example.org … or none";
    case "seqs":
      return "the numbers of messages, or none";
  }
}

/** For example `a, b or c`. */
function listed(words: readonly string[]): string {
  return `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}
