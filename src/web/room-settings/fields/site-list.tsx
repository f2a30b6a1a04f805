/**
 * A setting that lists sites, with a form to add one and buttons to remove them.
 */
import { useId, useRef, useState } from "preact/hooks";
import type { Entries, RoomView } from "../../../client/index.ts";
import { originIn } from "./origin-typed.ts";
import { useSettingsOfRoom } from "./use-settings-of-room.ts";
import { more } from "../../words/index.ts";
import { SETTINGS } from "../../../protocol/rights/settings.ts";

interface SiteListProps {
  readonly setting: "embed" | "origins";
  readonly room: RoomView;
  readonly entries: Entries;
}

export function SiteList({ setting, room, entries }: SiteListProps) {
  const its = more.sites;
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const { settings, refusal, set } = useSettingsOfRoom(room, entries);
  const [text, setText] = useState("");
  const [isFaulty, setIsFaulty] = useState(false);
  const sites = settings(setting);
  const setSites = (now: readonly string[]): void =>
    set(setting, now.length === 0 ? undefined : now);
  const isFull = sites.length >= SETTINGS[setting].form.most;
  const add = (event: Event): void => {
    event.preventDefault();
    const site = originIn(text);
    setIsFaulty(site === undefined);
    if (site === undefined || isFull) return;
    if (!sites.includes(site)) setSites([...sites, site]);
    setText("");
  };
  return (
    <>
      <p class="hint">{its[setting].hint}</p>
      {sites.length > 0 && (
        <ul class="decided">
          {sites.map((site) => (
            <li key={site}>
              <p>
                <bdi dir="ltr">{site}</bdi>
              </p>
              <button
                type="button"
                class="quiet danger"
                aria-label={its.remove(site)}
                onClick={() => {
                  setSites(sites.filter((it) => it !== site));
                  field.current?.focus();
                }}
              >
                {its.removing}
              </button>
            </li>
          ))}
        </ul>
      )}
      <form class="setting" onSubmit={add}>
        <label for={id}>{its[setting].site}</label>
        <div class="setting-row">
          <input
            ref={field}
            id={id}
            class="field"
            dir="ltr"
            inputMode="url"
            placeholder="https://example.org"
            value={text}
            onInput={(event) => {
              setText(event.currentTarget.value);
              setIsFaulty(false);
            }}
            aria-invalid={isFaulty}
            aria-describedby={`${id}-fault`}
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            enterkeyhint="done"
          />
          <button class="button second" disabled={text.trim() === ""}>
            {its.add}
          </button>
        </div>
        <p class="warning hint" id={`${id}-fault`} role="status">
          {isFaulty ? its.bad : isFull ? its.full : refusal !== undefined && more.room.failed}
        </p>
      </form>
    </>
  );
}
