/**
 * `alcove links end`: revokes an invite link.
 */
import { Command } from "@commander-js/extra-typings";
import { hashOfKey } from "../../../client/keys.ts";
import { parseLink } from "../../../client/program/link.ts";
import { type MakeCommand, ROOM } from "../../command.ts";
import { checkKeyIn } from "../../input/arguments.ts";
import { inviteLinksOf, SHORT_HASH } from "../../session/invite-links.ts";
import { act, NotDoneError } from "../../session/requests.ts";

export const endLink: MakeCommand = ({ sessionIn }) =>
  new Command("end")
    .description("revoke an invite link, and the role that it gave")
    .argument("<room>", ROOM)
    .argument("<link>", "the link, or its first letters in the list")
    .action(async (room, which) => {
      const session = await sessionIn(room);
      checkKeyIn(which);
      const { key } = parseLink(which) ?? {};
      const begin = key === undefined ? which : await hashOfKey(key);
      const found = (await inviteLinksOf(session)).filter(({ hash }) => hash.startsWith(begin));
      const [link] = found;
      if (link === undefined || begin.length < SHORT_HASH)
        throw new NotDoneError(`No invite link matches ${which}.`);
      if (found.length > 1)
        throw new NotDoneError(`Several invite links match ${which}. Give more of its letters.`);
      await act(session, { act: "revoke", hash: link.hash });
    });
