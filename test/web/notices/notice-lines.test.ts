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

test("those who joined are one line, and those who left another", () => {
  const carol = { id: "carol-----------", name: "Carol" };
  const lines = condense([notice("joined", alice), notice("left", carol), notice("joined", bob)]);
  expect(lines).toEqual([
    { kind: "joined", members: [alice, bob] },
    { kind: "left", members: [carol] },
  ]);
});

test("who left and came back is not news", () => {
  expect(condense([notice("left", alice), notice("joined", alice)])).toEqual([]);
});

test("who joined and left again came by", () => {
  const run = [
    notice("joined", alice),
    notice("left", alice),
    notice("joined", alice),
    notice("left", alice),
  ];
  expect(condense(run)).toEqual([{ kind: "visited", members: [alice] }]);
});

test("a new name is told with the former one, if that is known", () => {
  const renamed = { ...alice, name: "Alicia" };
  expect(condense([notice("renamed", renamed, "Alice")])).toEqual([
    { kind: "renamed", member: renamed, formerName: "Alice" },
  ]);
  expect(condense([notice("renamed", renamed)])).toEqual([
    { kind: "renamed", member: renamed, formerName: undefined },
  ]);
});

test("of several new names only the last is told, and none if it is the old one", () => {
  const ally = { ...alice, name: "Ally" };
  const run = [notice("renamed", ally, "Alice"), notice("renamed", alice, "Ally")];
  expect(condense(run)).toEqual([]);
  const ali = { ...alice, name: "Ali" };
  expect(condense([notice("renamed", ally, "Alice"), notice("renamed", ali, "Ally")])).toEqual([
    { kind: "renamed", member: ali, formerName: "Alice" },
  ]);
});

test("who joins and changes their name joined under the new one", () => {
  const renamed = { ...alice, name: "Alicia" };
  expect(condense([notice("joined", alice), notice("renamed", renamed)])).toEqual([
    { kind: "joined", members: [renamed] },
  ]);
});

test("of a crowd two are named, and nobody is the only other", () => {
  const crowd = Array.from({ length: 5 }, (_, index) => ({ id: `m${index}`, name: `M${index}` }));
  expect(namedOf(crowd)).toEqual({ named: crowd.slice(0, 2), others: 3 });
  expect(namedOf(crowd.slice(0, 3))).toEqual({ named: crowd.slice(0, 3), others: 0 });
});

test("who left before another came is said to have left first", () => {
  const kinds = (...notices: Notice[]): string[] => condense(notices).map((line) => line.kind);
  const later = { id: "nora-the-second-", name: "Nora" };
  expect(kinds(notice("left", alice), notice("joined", later))).toEqual(["left", "joined"]);
  expect(kinds(notice("joined", later), notice("left", alice))).toEqual(["joined", "left"]);
});

test("comings and goings can be left out; new names are told all the same", () => {
  const all = [notice("joined", alice), notice("renamed", bob), notice("left", alice)];
  expect(toldOf(all, false)).toEqual([notice("renamed", bob)]);
  expect(toldOf(all, true)).toBe(all);
});
