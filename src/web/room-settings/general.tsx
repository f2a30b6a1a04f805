/**
 * The room's title and topic, its retention, the user's notifications, and its deletion.
 */
import { useState } from "preact/hooks";
import { type SettingsOfRoom, useSettingsOfRoom } from "./fields/use-settings-of-room.ts";
import { inOneLine } from "../../protocol/names/names.ts";
import { roomTitle, titleGiven } from "../rooms/room-title.ts";
import { isTopicForAll, mayChangeTopic, topicIn } from "../sharing/shown-entries.ts";
import { TOPIC } from "../sharing/topic-entry.ts";
import { more } from "../words/index.ts";
import { Choice } from "../ui/controls/choice.tsx";
import { NotifyChoice } from "../notify/notify-choice.tsx";
import { may } from "../../protocol/rights/may.ts";
import { isVouchedFor } from "../../protocol/rights/roles.ts";
import { maySet, SETTINGS } from "../../protocol/rights/settings.ts";
import { Topic } from "../sharing/topic.tsx";
import { Claim } from "../owning/claim.tsx";
import { DeleteRoom } from "./delete-room.tsx";
import { OwnerLink } from "../owning/owner-link.tsx";
import { Part } from "../ui/part.tsx";
import { NotTaken } from "./fields/not-taken.tsx";
import { RetentionSetting } from "./fields/retention-setting.tsx";
import type { SectionProps } from "./section-props.ts";

export function General({ room, state, name, title, onClose }: SectionProps) {
  const { entries, role } = state;
  const { settings, values, set, write, refusal } = useSettingsOfRoom(room, entries);
  const its = more.room;
  return (
    <>
      <Claim room={room} role={role} name={name} />
      {maySet(role, "title") && (
        <Title title={titleGiven(entries) ?? ""} usual={roomTitle(name)} set={set} />
      )}
      {isVouchedFor(role) && mayChangeTopic(role, values) && (
        <div class="setting">
          <Topic Heading="h4" topic={topicIn(values)} onChange={(topic) => write(TOPIC, topic)} />
        </div>
      )}
      {maySet(role, "topic") && (
        <Choice
          label={its.topic}
          choices={[
            ["member", its.topics.member],
            ["moderator", its.topics.moderator],
          ]}
          chosen={isTopicForAll(values) ? "member" : "moderator"}
          onChoose={(least) => set("topic", least)}
        />
      )}
      {maySet(role, "retention") && (
        <RetentionSetting
          kept={settings("retention")}
          onChange={(kept) => set("retention", kept)}
        />
      )}
      <NotTaken of={refusal} />
      {"Notification" in globalThis && <NotifyChoice room={name} />}
      <OwnerLink role={role} room={room} name={name} title={title} />
      {may(role, "wipe") && (
        <Part title={more.deleting.title}>
          <DeleteRoom room={room} name={name} onDeleted={onClose} />
        </Part>
      )}
    </>
  );
}

interface TitleProps extends Pick<SettingsOfRoom, "set"> {
  readonly title: string;
  /** The title's default. */
  readonly usual: string;
}

function Title({ title, usual, set }: TitleProps) {
  const its = more.room;
  const [text, setText] = useState(title);
  const asked = inOneLine(text);
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
          maxLength={SETTINGS.title.form.chars}
          onInput={(event) => setText(event.currentTarget.value)}
          aria-describedby="room-title-hint"
          autocomplete="off"
          enterkeyhint="done"
        />
        <button class="button second" disabled={asked === title}>
          {more.name.save}
        </button>
      </div>
      <p class="hint" id="room-title-hint">
        {its.nameHint}
      </p>
    </form>
  );
}
