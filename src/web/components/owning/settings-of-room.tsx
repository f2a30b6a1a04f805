/**
 * What the room is called, who gets in and what they may do.
 */
import { useState } from "preact/hooks";
import type { Entries, Json, Room } from "../../../client/index.ts";
import type { RoomName } from "../../../protocol/names.ts";
import type { SettingName } from "../../../protocol/settings.ts";
import { useSharing } from "../../hooks/use-sharing.ts";
import {
  GUESTS,
  keyOf,
  KINDS,
  type RoomSettings,
  settingsOf,
  TITLE_AT_MOST,
} from "../../view/room-settings.ts";
import { roomTitle } from "../../view/room-title.ts";
import { TOPIC, topicIn } from "../../view/sharing.ts";
import { spanOf } from "../../view/spans.ts";
import { locale, more, words } from "../../words/index.ts";
import { Choice } from "../choice.tsx";
import { Topic } from "../sharing/topic.tsx";
import { Toggle } from "../toggle.tsx";
import { Password } from "./password.tsx";
import { Retention } from "./retention.tsx";
import { Select } from "./select.tsx";

/** Seconds. */
const SLOW = [0, 5, 15, 30, 60, 300, 900, 3_600, 21_600] as const;

interface SettingsOfRoomProps {
  readonly room: Room;
  readonly entries: Entries;
  readonly name: RoomName;
  readonly isOwner: boolean;
}

type Set = (name: SettingName, value: Json | undefined) => void;

export function SettingsOfRoom({ room, entries, name, isOwner }: SettingsOfRoomProps) {
  const { values, refusal, write } = useSharing(room, entries);
  const settings = settingsOf((key) => values.get(key));
  const set: Set = (setting, value) => write(keyOf(setting), value);
  const its = more.room;
  const { slow } = settings;
  const slows = SLOW.some((it) => it === slow) ? SLOW : [...SLOW, slow];
  return (
    <>
      {isOwner && <Title title={settings.title} usual={roomTitle(name)} set={set} />}
      <div class="setting">
        <Topic topic={topicIn(values)} onChange={(topic) => write(TOPIC, topic)} />
      </div>
      {isOwner && <ForOwners room={room} name={name} settings={settings} set={set} />}
      <Choice
        label={its.guests}
        choices={GUESTS.map((it) => [it, its.guestsMay[it]])}
        chosen={settings.guests}
        onChoose={(guests) => set("guests", guests)}
      />
      <Toggle
        label={its.locked}
        hint={its.lockedHint}
        isOn={settings.isLocked}
        onTurn={(locked) => set("locked", locked)}
      />
      <Select
        label={its.slow}
        hint={its.slowHint}
        choices={slows.map((it) => [it, it === 0 ? its.off : spanOf(it, locale)])}
        chosen={slow}
        onChoose={(seconds) => set("slow", seconds)}
      />
      {isOwner && (
        <Retention kept={settings.retention} onChange={(kept) => set("retention", kept)} />
      )}
      <p class="warning hint" role="status">
        {refusal !== undefined && its.failed}
      </p>
    </>
  );
}

interface TitleProps {
  readonly title: string;
  /** What it is called without one. */
  readonly usual: string;
  readonly set: Set;
}

function Title({ title, usual, set }: TitleProps) {
  const its = more.room;
  const [text, setText] = useState(title);
  const asked = text.trim();
  return (
    <form
      class="setting"
      onSubmit={(event) => {
        event.preventDefault();
        if (asked !== title) set("title", asked === "" ? undefined : asked);
      }}
    >
      <label for="room-title">{its.name}</label>
      <div class="setting-row">
        <input
          id="room-title"
          class="field"
          dir="auto"
          value={text}
          placeholder={usual}
          maxLength={TITLE_AT_MOST}
          onInput={(event) => setText(event.currentTarget.value)}
          aria-describedby="room-title-hint"
          autocomplete="off"
          enterkeyhint="done"
        />
        <button class="button second" disabled={asked === title}>
          {words.name.save}
        </button>
      </div>
      <p class="hint" id="room-title-hint">
        {its.nameHint}
      </p>
    </form>
  );
}

interface ForOwnersProps {
  readonly room: Room;
  readonly name: RoomName;
  readonly settings: RoomSettings;
  readonly set: Set;
}

function ForOwners({ room, name, settings: { kind, topic }, set }: ForOwnersProps) {
  const its = more.room;
  // A password is set before the room asks for one.
  const [asksPassword, setAsksPassword] = useState(false);
  const chosen = asksPassword ? "password" : kind;
  return (
    <>
      <Choice
        label={its.topic}
        choices={[
          ["member", its.topics.member],
          ["moderator", its.topics.moderator],
        ]}
        chosen={topic}
        onChoose={(least) => set("topic", least)}
      />
      <div class="setting">
        <Choice
          label={its.kind}
          choices={KINDS.map((it) => [it, its.kinds[it]])}
          chosen={chosen}
          onChoose={(it) => {
            setAsksPassword(it === "password");
            if (it !== "password") set("kind", it);
          }}
        />
        <p class="hint">{its.kindHints[chosen]}</p>
        {chosen === "password" && (
          <Password
            room={room}
            name={name}
            onSet={() => {
              setAsksPassword(false);
              if (kind !== "password") set("kind", "password");
            }}
          />
        )}
      </div>
    </>
  );
}
