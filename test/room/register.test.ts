import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Action } from "../../src/protocol/rights/actions.ts";
import type { Role } from "../../src/protocol/rights/roles.ts";
import { type RegisterChange, LOGGED, REGISTERED } from "../../src/room/memory/register.ts";
import { act, hello, keyOf, memberOf, set } from "../support/members.ts";
import { hashOf, OWNERS_KEY } from "../support/room-host.ts";
import { RoomUnderTest } from "../support/room-under-test.ts";

/** Of each kind, this many places are reserved for moderators and owners. */
const RESERVED = 500;

let room: RoomUnderTest;
let olga: number;
beforeEach(() => {
  room = new RoomUnderTest();
  olga = room.join("Olga", { key: OWNERS_KEY });
});

const refusal = (id: number): string | undefined => room.peer(id).last("refused")?.code;
const roleOf = (id: number): Role | undefined => room.peer(id).last("welcome")?.role;
const does = (action: Action): void => room.send(olga, act(action));
const link = (role: Role): string => {
  const key = keyOf(role);
  does({ act: "link", hash: hashOf(key), role });
  return key;
};
const by = { id: memberOf("Olga"), name: "Olga" };

/** Fills the register as if so many decisions of `kind` had been made about absent members. */
function fill(kind: "grant" | "mute" | "ban" | "link", count: number, until?: number): void {
  const ends = until === undefined ? {} : { until };
  const changes = Array.from({ length: count }, (_, n): RegisterChange => {
    const key = `somebody-${n}`.padEnd(16, "-");
    switch (kind) {
      case "grant":
        return { kind, key, value: { role: "member", link: hashOf(keyOf("member")), at: 0 } };
      case "mute":
        return { kind, key, value: { by, at: room.now, ...ends } };
      case "ban":
        return { kind, key, value: { name: "", addresses: [], by, at: room.now, ...ends } };
      case "link":
        return { kind, key, value: { role: "member", by, at: room.now } };
    }
  });
  room.log.decide(changes);
  room.host.evict();
}

describe("11.4 a room whose register is full of members", () => {
  let forMembers: string;
  let forModerators: string;
  beforeEach(() => {
    forMembers = link("member");
    forModerators = link("moderator");
    fill("grant", REGISTERED - RESERVED - 1);
  });

  test("refuses a further member or reader, and lets in those who have a role", () => {
    expect(refusal(room.join("Eve", { key: forMembers }))).toBe("register-full");
    expect(refusal(room.join("Rita", { key: link("reader") }))).toBe("register-full");
    expect(roleOf(room.join("Olga"))).toBe("owner");
    expect(roleOf(room.join("Bob"))).toBe("member");
  });

  test("still lets in moderators and owners, up to their own limits", () => {
    expect(roleOf(room.join("Mona", { key: forModerators }))).toBe("moderator");
    expect(roleOf(room.join("Olaf", { key: link("owner") }))).toBe("owner");
    fill("grant", REGISTERED);
    expect(refusal(room.join("Max", { key: forModerators }))).toBe("register-full");
    expect(roleOf(room.join("Otto", { key: keyOf("owner") }))).toBe("owner");
  });

  test("raises the role of a registered member in place", () => {
    room.log.decide([{ kind: "grant", key: memberOf("Bob"), value: { role: "reader", at: 0 } }]);
    const bob = room.join("Bob");
    room.send(bob, hello("Bob", { key: forMembers }));
    expect(room.peer(bob).last("welcome")?.role).toBe("member");
  });

  test("uses none of the places for moderators and owners when the room is closed", () => {
    room.join("Bob");
    room.send(olga, set("room/kind", "invite"));
    expect(room.log.count("grant")).toBe(REGISTERED - RESERVED);
    expect(roleOf(room.join("Mona", { key: forModerators }))).toBe("moderator");
  });

  test("reads nothing for a further try, even after a hibernation", () => {
    for (const name of ["Eve", "Mallory"]) {
      room.host.evict();
      const looks = vi.spyOn(room.log, "decisions");
      expect(refusal(room.join(name, { key: forMembers }))).toBe("register-full");
      expect(looks.mock.calls.map(([kind]) => kind)).not.toContain("grant");
      expect(looks.mock.calls.map(([kind]) => kind)).not.toContain("link");
      looks.mockRestore();
    }
  });

  test("has places again once a link is revoked", () => {
    does({ act: "revoke", hash: hashOf(forMembers) });
    expect(roleOf(room.join("Eve", { key: link("member") }))).toBe("member");
  });
});

describe.each(["mute", "ban"] as const)(
  "12.4 where a moderator has filled all places: %s",
  (kind) => {
    let mona: number;
    const member = memberOf("Bob");
    beforeEach(() => {
      mona = room.join("Mona", { key: link("moderator") });
      room.join("Bob");
    });

    test("an owner has places left, and a moderator has none", () => {
      fill(kind, REGISTERED - RESERVED);
      room.send(mona, act({ act: kind, member }));
      expect(refusal(mona)).toBe("register-full");
      does({ act: kind, member });
      expect(refusal(olga)).toBeUndefined();
      expect(room.log.decision(kind, member)).toBeDefined();
    });

    test("an existing decision is changed in place", () => {
      fill(kind, REGISTERED);
      const [somebody = ""] = room.log.decisions(kind).map(([key]) => key);
      room.send(mona, act({ act: kind, member: somebody, until: room.now + 1_000 }));
      expect(refusal(mona)).toBeUndefined();
      expect(room.log.count(kind)).toBe(REGISTERED);
    });

    test("expired decisions free their places", () => {
      fill(kind, REGISTERED, room.now + 1_000);
      does({ act: kind, member });
      expect(refusal(olga)).toBe("register-full");
      room.pass(1_000);
      does({ act: kind, member });
      expect(room.log.decision(kind, member)).toBeDefined();
      expect(room.log.count(kind)).toBeLessThan(REGISTERED);
    });
  },
);

describe("12.1 the activity log", () => {
  test("keeps the actions of others, however many one member adds", () => {
    const mona = room.join("Mona", { key: link("moderator") });
    does({ act: "mute", member: memberOf("Bob") });
    for (let n = 0; n < LOGGED; n += 1) {
      room.send(mona, act({ act: "mute", member: memberOf(`Nobody ${n}`) }));
      if (n % 100 === 0) room.host.evict();
    }
    does({ act: "log" });
    const log = room.log.decisions("did").map(([, it]) => `${it.by.name} ${it.act}`);
    expect(log.slice(0, 3)).toEqual(["Olga link", "Olga mute", "Mona mute"]);
    expect(log).toHaveLength(LOGGED);
  });

  test("is read once after a hibernation, however many actions follow", () => {
    room.host.evict();
    const looks = vi.spyOn(room.log, "decisions");
    for (let n = 0; n < 10; n += 1) does({ act: "mute", member: memberOf("Bob") });
    expect(looks.mock.calls.filter(([kind]) => kind === "did")).toHaveLength(1);
    expect(looks.mock.calls.filter(([kind]) => kind === "mute")).toHaveLength(1);
  });
});
