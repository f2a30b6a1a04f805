import { expect, test } from "vitest";
import { invitingIn } from "../../../src/web/invite/inviting.ts";
import { SETTINGS, settingsIn } from "../../../src/protocol/rights/settings.ts";

const ROLES = [undefined, "owner", "moderator", "member", "reader"] as const;

test("11.7 a room's own link is offered only where it admits people, in every kind of room", () => {
  const table = SETTINGS.kind.form.of.flatMap((kind) =>
    [false, true].map((locked) => {
      const settings = settingsIn((key) => ({ "room/kind": kind, "room/locked": locked })[key]);
      return [kind, locked, ...ROLES.map((role) => invitingIn(settings, role))];
    }),
  );
  const shut = ["nobody", "make", "nobody", "nobody", "nobody"];
  const open = ["link", "link", "link", "link", "link"];
  expect(table).toEqual([
    ["open", false, ...open],
    ["open", true, ...shut],
    ["invite", false, ...shut],
    ["invite", true, ...shut],
    // 11.8: a password is a key, and a key opens a locked room.
    ["password", false, ...open],
    ["password", true, ...open],
  ]);
});
