/**
 * The page of one room: its header, its messages, the place to write, its people, and the sheets over it.
 */
import { useMemo, useState } from "preact/hooks";
import type { RoomView } from "../../client/index.ts";
import type { RoomName } from "../../protocol/names/names.ts";
import { RoomHeader } from "./room-header.tsx";
import { MessageLog } from "../log/message-log.tsx";
import { RoomFoot } from "./room-foot.tsx";
import { useBarred } from "../door/use-barred.ts";
import { useLater } from "../loading/use-later.ts";
import { useRoomState } from "./use-room-state.ts";
import { usePeopleShown } from "./use-people-shown.ts";
import { useStick } from "../log/use-stick.ts";
import { useTitle } from "../rooms/use-title.ts";
import { useWaitForFormatting } from "../formatting/use-wait-for-formatting.ts";
import { useWriting } from "../composer/use-writing.ts";
import { goInto, SETTINGS_HASH, sectionIn } from "../browser/navigation.ts";
import { useRoomParts } from "./later-room-parts.ts";
import { laterPart } from "../ui/later-part.ts";
import { linkTo } from "../browser/server.ts";
import { shareHues } from "../people/hues.ts";
import { roomTitle, titleGiven } from "../rooms/room-title.ts";
import { TOPIC, sharedTextOf } from "../sharing/topic-entry.ts";

const helpSheet = laterPart(() => import("./help.tsx"));

export function RoomPage({ name, room }: { name: RoomName; room: RoomView }) {
  const state = useWaitForFormatting(useRoomState(room));
  const { connection, timeline, entries, members, role, you, count } = state;
  shareHues(room, members, timeline.messages);
  const title = roomTitle(name, titleGiven(entries));
  useTitle(title);

  const bar = useBarred(connection);
  // A reader whom the room keeps out does not know who is in it.
  const isOut = bar !== undefined;
  const isIn = you !== undefined;
  const isShut = (isOut || connection.status === "closed") && timeline.cursor === undefined;
  // The page is drawn again whenever the address changes.
  const section = isIn && !isOut ? sectionIn(location.hash) : undefined;
  const openSettings = (): void => goInto(SETTINGS_HASH);

  const parts = useRoomParts(state, isOut, section !== undefined);
  const { kit, invite, owners } = parts;
  const stick = useStick(timeline.messages.at(-1)?.seq ?? 0, name);
  const writing = useWriting(room, name, kit);
  const people = usePeopleShown(kit, !isOut && !isShut);
  const [showsHelp, setShowsHelp] = useState(false);
  const help = useLater(helpSheet, showsHelp);
  const openHelp = (): void => setShowsHelp(true);

  const inviting = useMemo(
    () => ({ room, name, title, state: { entries, role } }),
    [room, name, title, entries, role],
  );
  const panel = kit && <kit.PeoplePanel {...{ room, name, state, parts, inviting }} />;
  return (
    <div class={isShut ? "room shut" : "room"}>
      <RoomHeader
        room={name}
        title={title}
        topic={sharedTextOf(entries.get(TOPIC)?.value)}
        count={count}
        showsPeople={people.isExpanded}
        onPeople={isOut ? undefined : () => people.show(!people.isBeside)}
        onRoom={isOut ? undefined : openSettings}
      >
        {kit && !isOut && <kit.Bell room={name} />}
        {invite && <invite.InviteButton {...inviting} onMade={() => people.show(true)} />}
      </RoomHeader>
      <main class="conversation">
        <MessageLog
          room={room}
          name={name}
          state={state}
          stick={stick}
          remedies={writing.remedies}
          empty={
            invite && (
              <invite.EmptyRoom {...inviting}>
                {owners && <owners.OwnerLink role={role} room={room} name={name} title={title} />}
              </invite.EmptyRoom>
            )
          }
        />
        {kit && isIn && <kit.RememberVisit name={name} />}
        {kit && <kit.Announcer state={state} />}
        {kit && <kit.KeyListener help={openHelp} write={() => writing.field.current?.focus()} />}
        <RoomFoot
          room={room}
          name={name}
          state={state}
          bar={bar}
          parts={parts}
          writing={writing}
          onSaid={stick.toEnd}
          onHelp={openHelp}
        />
      </main>
      {people.isBeside && <aside class="side">{panel}</aside>}
      {owners && section !== undefined && (
        <owners.RoomSheet
          room={room}
          state={state}
          name={name}
          link={linkTo(name)}
          title={title}
          asked={section}
        />
      )}
      {help && <help.Help onClose={() => setShowsHelp(false)} />}
      {kit && people.isOver && (
        <kit.PeopleSheet onRoom={openSettings} onClose={() => people.show(false)}>
          {panel}
        </kit.PeopleSheet>
      )}
    </div>
  );
}
