/**
 * `alcove room`: what a room is set to be, who owns it, and its end.
 */
import * as v from "valibot";
import { hashOfKey, keyOfPassword } from "../../client/keys.ts";
import { parseLink } from "../../client/program/link.ts";
import { Entry } from "../../protocol/records/entry.ts";
import { isGoverned, keyOf, settingNamed } from "../../protocol/rights/setting-keys.ts";
import { act, ask } from "../session/requests.ts";
import { put } from "../output/progress.ts";
import { safeJson, safeLine } from "../output/safe.ts";
import { askPassword } from "../input/password-prompt.ts";
import { type SettingTyped, shownOf } from "../input/setting-typed.ts";
import type { Setting } from "../session/session.ts";

const State = v.object({ entries: v.array(Entry) });
const Told = v.array(
  v.looseObject({
    at: v.number(),
    act: v.string(),
    by: v.object({ name: v.string() }),
    member: v.optional(v.object({ id: v.string(), name: v.string() })),
    about: v.optional(v.string()),
  }),
);

export async function showRoom(setting: Setting, { json }: { json: boolean }): Promise<void> {
  const { entries } = v.parse(State, await (await ask(setting, "/state")).json());
  for (const { key, value } of entries.filter((it) => isGoverned(it.key))) {
    const name = settingNamed(key);
    await put(json ? safeJson({ [name]: value }) : safeLine(`${name} ${shownOf(name, value)}`));
  }
}

/** Without a value, the setting is as if it had never been made. */
export async function setRoom(setting: Setting, { name, value }: SettingTyped): Promise<void> {
  const path = `/state/${keyOf(name)}`;
  const headers = { "Content-Type": "application/json" };
  await ask(
    setting,
    path,
    value === undefined
      ? { method: "DELETE" }
      : { method: "PUT", body: JSON.stringify(value), headers },
  );
}

/** Sets the room's password, which no server ever sees, and has it asked for; or ends both. */
export async function setPassword(setting: Setting, { end }: { end: boolean }): Promise<void> {
  if (end) {
    await act(setting, { act: "password" });
    return setRoom(setting, { name: "kind", value: "open" });
  }
  const { origin = "", room = "" } = parseLink(setting.link) ?? {};
  const password = await askPassword("New password: ", setting.signal);
  const hash = await hashOfKey(await keyOfPassword(password, origin, room));
  await act(setting, { act: "password", hash });
  await setRoom(setting, { name: "kind", value: "password" });
}

/** Puts out the owner's link. */
export async function claimRoom(setting: Setting): Promise<void> {
  const { link } = await act(setting, { act: "claim" });
  setting.tell(
    "The room is yours. Keep this link: it is shown only once, and whoever has it owns the room.",
  );
  await put(safeLine(link ?? ""));
}

export async function showLog(setting: Setting, { json }: { json: boolean }): Promise<void> {
  const { result } = await act(setting, { act: "log" });
  for (const did of v.parse(Told, result)) {
    const { at, by, act: what, member, about } = did;
    const whom = member === undefined ? "" : ` ${member.name || member.id}`;
    const line = `${new Date(at).toISOString()} ${by.name || "Somebody"}: ${what}${whom}${about === undefined ? "" : ` ${about}`}`;
    await put(json ? safeJson(did) : safeLine(line));
  }
}

export async function wipeRoom(setting: Setting): Promise<void> {
  await act(setting, { act: "wipe" });
  setting.tell("The room is deleted, and nothing of it is left.");
}
