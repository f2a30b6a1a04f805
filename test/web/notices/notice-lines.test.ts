import { expect, test } from "vitest";
import type { Member, Notice } from "../../../src/client/index.ts";
import { condense, namedOf } from "../../../src/web/notices/notice-lines.ts";
import { toldOf } from "../../../src/web/notices/told.ts";

const alice: Member = { id: "alice-----------", name: "Alice" };
const bob: Member = { id: "bob-------------", name: "Bob" };

const notice = (kind: Notice["kind"], member: Member, formerName?: string): Notice => ({
  kind,
  member,
  at: 0,
  after: 0,
  ...(formerName !== undefined && { formerName }),
});

test("joins are one line, and leaves another", () => {
  const carol = { id: "carol-----------", name: "Carol" };
  const lines = condense([notice("joined", alice), notice("left", carol), notice("joined", bob)]);
  expect(lines).toEqual([
    { kind: "joined", members: [alice, bob] },
    { kind: "left", members: [carol] },
  ]);
});

test("a member who left and came back is not mentioned", () => {
  expect(condense([notice("left", alice), notice("joined", alice)])).toEqual([]);
});

test("a member who joined and left is shown as such in one line", () => {
  const run = [
    notice("joined", alice),
    notice("left", alice),
    notice("joined", alice),
    notice("left", alice),
  ];
  expect(condense(run)).toEqual([{ kind: "visited", members: [alice] }]);
});

test("a rename is shown with the former name, if that is known", () => {
  const renamed = { ...alice, name: "Alicia" };
  expect(condense([notice("renamed", renamed, "Alice")])).toEqual([
    { kind: "renamed", member: renamed, formerName: "Alice" },
  ]);
  expect(condense([notice("renamed", renamed)])).toEqual([
    { kind: "renamed", member: renamed, formerName: undefined },
  ]);
});

test("of several renames only the last is shown, and none if the old name is back", () => {
  const ally = { ...alice, name: "Ally" };
  const run = [notice("renamed", ally, "Alice"), notice("renamed", alice, "Ally")];
  expect(condense(run)).toEqual([]);
  const ali = { ...alice, name: "Ali" };
  expect(condense([notice("renamed", ally, "Alice"), notice("renamed", ali, "Ally")])).toEqual([
    { kind: "renamed", member: ali, formerName: "Alice" },
  ]);
});

test("a member who joins and renames themselves is shown as joining under the new name", () => {
  const renamed = { ...alice, name: "Alicia" };
  expect(condense([notice("joined", alice), notice("renamed", renamed)])).toEqual([
    { kind: "joined", members: [renamed] },
  ]);
});

test("of a crowd two are named, and there is never just one unnamed", () => {
  const crowd = Array.from({ length: 5 }, (_, index) => ({ id: `m${index}`, name: `M${index}` }));
  expect(namedOf(crowd)).toEqual({ named: crowd.slice(0, 2), others: 3 });
  expect(namedOf(crowd.slice(0, 3))).toEqual({ named: crowd.slice(0, 3), others: 0 });
});

test("a leave before another member's join is shown first", () => {
  const kinds = (...notices: Notice[]): string[] => condense(notices).map((line) => line.kind);
  const later = { id: "nora-the-second-", name: "Nora" };
  expect(kinds(notice("left", alice), notice("joined", later))).toEqual(["left", "joined"]);
  expect(kinds(notice("joined", later), notice("left", alice))).toEqual(["joined", "left"]);
});

test("joins and leaves can be hidden; renames are still shown", () => {
  const all = [notice("joined", alice), notice("renamed", bob), notice("left", alice)];
  expect(toldOf(all, false)).toEqual([notice("renamed", bob)]);
  expect(toldOf(all, true)).toBe(all);
});
