/**
 * The user's settings for the page: their name, its appearance, its language, and what it shows and notifies
 * about.
 */
import { useState } from "preact/hooks";
import { cleanName, type RoomName } from "../../protocol/names/names.ts";
import { chooseName, nameOf } from "../device/owner.ts";
import { changeSettings } from "../device/change-settings.ts";
import { densities, type Settings, themes } from "../device/device-settings.ts";
import { device } from "../device/device-store.ts";
import { useDevice } from "../device/use-device.ts";
import { useSettings } from "./use-settings.ts";
import { rooms } from "../rooms/here.ts";
import { chosen, choose, languages } from "../app/speaking.ts";
import { more, words } from "../words/index.ts";
import { Choice } from "../ui/controls/choice.tsx";
import { NotifyChoice } from "../notify/notify-choice.tsx";
import { Reload } from "../app/reload.tsx";
import { Sheet } from "../ui/sheet.tsx";
import { Toggle } from "../ui/controls/toggle.tsx";

interface SettingsSheetProps {
  readonly room: RoomName | undefined;
  readonly onClose: () => void;
}

export function SettingsSheet({ room, onClose }: SettingsSheetProps) {
  const settings = useSettings();
  const its = more.settings;
  const set = (change: Partial<Settings>): void => changeSettings(device, change);
  return (
    <Sheet label={words.settings.title} kind="settings-sheet" onClose={onClose}>
      <h2>{words.settings.title}</h2>
      <NameSetting />
      <Choice
        label={its.theme}
        choices={themes.map((theme) => [theme, its.themes[theme]])}
        chosen={settings.theme}
        onChoose={(theme) => set({ theme })}
      />
      <Choice
        label={its.density}
        choices={densities.map((density) => [density, its.densities[density]])}
        chosen={settings.density}
        onChoose={(density) => set({ density })}
      />
      <LanguageSetting />
      {room !== undefined && "Notification" in globalThis && <NotifyChoice room={room} />}
      <Toggle
        label={its.joins}
        isOn={settings.showsJoins}
        onTurn={(showsJoins) => set({ showsJoins })}
      />
      <Toggle
        label={its.typing}
        hint={its.typingHint}
        isOn={settings.typing}
        onTurn={(typing) => set({ typing })}
      />
    </Sheet>
  );
}

/** For this device: in all rooms that it is in, and those it will join. */
function NameSetting() {
  const name = useDevice((store) => nameOf(store).name);
  const [text, setText] = useState(name);
  const clean = cleanName(text);
  const save = (event: Event): void => {
    event.preventDefault();
    if (clean === undefined || clean === name) return;
    chooseName(device, clean);
    rooms.rename(clean);
    setText(clean);
  };
  return (
    <form class="setting" onSubmit={save}>
      <label for="settings-name">{more.settings.name}</label>
      <div class="setting-row">
        <input
          id="settings-name"
          class="field"
          dir="auto"
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
          aria-invalid={clean === undefined}
          aria-describedby="settings-name-bad"
          autocomplete="nickname"
          enterkeyhint="done"
        />
        <button class="button second" disabled={clean === undefined || clean === name}>
          {more.name.save}
        </button>
      </div>
      <p class="warning hint" id="settings-name-bad" role="status">
        {clean === undefined && more.name.bad}
      </p>
    </form>
  );
}

function LanguageSetting() {
  const [isMissing, setIsMissing] = useState(false);
  const [choice, setChoice] = useState(chosen);
  const change = async (tag: string): Promise<void> => {
    const language = languages.find((it) => it.tag === tag)?.tag ?? "system";
    setChoice(language);
    setIsMissing(!(await choose(language)));
  };
  return (
    <div class="setting">
      <label for="settings-language">{more.settings.language}</label>
      <div class="select">
        <select
          id="settings-language"
          class="field"
          value={choice}
          onChange={(event) => change(event.currentTarget.value)}
        >
          <option value="system">{more.settings.systemLanguage}</option>
          {languages.map(({ tag, name }) => (
            <option key={tag} value={tag} lang={tag}>
              {name}
            </option>
          ))}
        </select>
      </div>
      {isMissing && (
        <div class="hint" role="status">
          {more.settings.languageMissing} <Reload kind="quiet" />
        </div>
      )}
    </div>
  );
}
