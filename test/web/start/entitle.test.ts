import { expect, test } from "vitest";
import { enterRoom } from "../../../src/client/index.ts";
import { entitle } from "../../../src/web/start/entitle.ts";
import { FakeServer } from "../../support/fake-server.ts";
import { tokenOf } from "../../support/members.ts";
import { until } from "../../support/until.ts";

test.each(["before", "after"])(
  "11.6 a new room gets the title that was typed, if the title comes %s the welcome",
  async (when) => {
    const server = new FakeServer();
    const { ports } = server;
    const room = enterRoom({ url: "ws://fake/r/x", token: tokenOf("Alice"), name: "Alice", ports });
    if (when === "before") entitle(room, "Picnic");
    server.socket.welcome();
    if (when === "after") entitle(room, "Picnic");
    const set = await until(() => server.socket.heard.find((it) => it.type === "set"), 1_000);
    expect(set).toMatchObject({ key: "room/title", value: "Picnic", rev: 0 });
    server.clock.pass(1_000);
    expect(server.socket.heard.filter((it) => it.type === "set")).toHaveLength(1);
    room.leave();
  },
);
