/**
 * `alcove room show`: lists the settings that the room has values for.
 */
import { Command } from "@commander-js/extra-typings";
import * as v from "valibot";
import { Entry } from "../../../protocol/records/entry.ts";
import { isGoverned, settingNamed } from "../../../protocol/rights/setting-keys.ts";
import { JSON_LINES, type MakeCommand, ROOM } from "../../command.ts";
import { shownOf } from "../../input/setting-typed.ts";
import { put } from "../../output/put.ts";
import { safeJson, safeLine } from "../../output/safe.ts";
import { request } from "../../session/requests.ts";

const StateAnswer = v.object({ entries: v.array(Entry) });

export const showSettings: MakeCommand = ({ sessionIn }) =>
  new Command("show")
    .description("show the settings")
    .argument("<room>", ROOM)
    .option("--json", JSON_LINES)
    .action(async (room, { json = false }) => {
      const response = await request(await sessionIn(room), "/state");
      const { entries } = v.parse(StateAnswer, await response.json());
      for (const { key, value } of entries.filter((it) => isGoverned(it.key))) {
        const name = settingNamed(key);
        await put(json ? safeJson({ [name]: value }) : safeLine(`${name} ${shownOf(name, value)}`));
      }
    });
