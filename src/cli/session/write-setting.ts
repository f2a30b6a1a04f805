/**
 * Changes a setting of a room.
 */
import { keyOf } from "../../protocol/rights/setting-keys.ts";
import type { SettingTyped } from "../input/setting-typed.ts";
import { request } from "./requests.ts";
import type { Session } from "./session.ts";

/** Without a value, the setting has its default. */
export async function writeSetting(session: Session, { name, value }: SettingTyped): Promise<void> {
  const headers = { "Content-Type": "application/json" };
  const init =
    value === undefined
      ? { method: "DELETE" }
      : { method: "PUT", body: JSON.stringify(value), headers };
  await request(session, `/state/${keyOf(name)}`, init);
}
