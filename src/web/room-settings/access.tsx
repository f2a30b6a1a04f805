/**
 * Who may join the room, what they may do there, and the links that admit them.
 */
import { useState } from "preact/hooks";
import { type SettingsOfRoom, useSettingsOfRoom } from "./fields/use-settings-of-room.ts";
import { more } from "../words/index.ts";
import { Choice } from "../ui/controls/choice.tsx";
import { Toggle } from "../ui/controls/toggle.tsx";
import { Links } from "../owning/link-list.tsx";
import { Part } from "../ui/part.tsx";
import { may } from "../../protocol/rights/may.ts";
import { maySet, SETTINGS } from "../../protocol/rights/settings.ts";
import { Password } from "./fields/password.tsx";
import { NotTaken } from "./fields/not-taken.tsx";
import type { SectionProps } from "./section-props.ts";

export function Access({ room, state, name, link, title }: SectionProps) {
  const of = useSettingsOfRoom(room, state.entries);
  const { settings, set } = of;
  const its = more.room;
  return (
    <>
      {maySet(state.role, "kind") && <RoomKindChoice room={room} name={name} of={of} />}
      <Choice
        label={its.guests}
        choices={SETTINGS.guests.form.of.map((it) => [it, its.guestsMay[it]])}
        chosen={settings("guests")}
        onChoose={(guests) => set("guests", guests)}
      />
      <Toggle
        label={its.locked}
        hint={its.lockedHint}
        isOn={settings("locked")}
        onTurn={(locked) => set("locked", locked)}
      />
      <NotTaken of={of.refusal} />
      {may(state.role, "links") && (
        <Part title={more.links.title}>
          <Links room={room} name={name} link={link} title={title} />
        </Part>
      )}
    </>
  );
}

interface RoomKindChoiceProps extends Pick<SectionProps, "room" | "name"> {
  readonly of: SettingsOfRoom;
}

function RoomKindChoice({ room, name, of: { settings, set } }: RoomKindChoiceProps) {
  const its = more.room;
  const kind = settings("kind");
  // A password is set before the room asks for one.
  const [asksPassword, setAsksPassword] = useState(false);
  const chosen = asksPassword ? "password" : kind;
  return (
    <div class="setting">
      <Choice
        label={its.kind}
        choices={SETTINGS.kind.form.of.map((it) => [it, its.kinds[it]])}
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
  );
}
