/**
 * `alcove room password`: sets a password, or removes it.
 */
import { Command } from "@commander-js/extra-typings";
import { hashOfKey } from "../../../client/keys.ts";
import { type MakeCommand, ROOM } from "../../command.ts";
import { keyTyped } from "../../session/password-key.ts";
import { act } from "../../session/requests.ts";
import { writeSetting } from "../../session/write-setting.ts";

export const setPassword: MakeCommand = ({ sessionIn, signal }) =>
  new Command("password")
    .description("set a password, typed without echo, and require it to join")
    .argument("<room>", ROOM)
    .option("--end", "remove the password: anyone with the link can join")
    .action(async (room, { end = false }) => {
      const session = await sessionIn(room);
      if (end) {
        await act(session, { act: "password" });
        return writeSetting(session, { name: "kind", value: "open" });
      }
      const key = await keyTyped(session.link, "New password: ", signal);
      await act(session, { act: "password", hash: await hashOfKey(key) });
      await writeSetting(session, { name: "kind", value: "password" });
    });
