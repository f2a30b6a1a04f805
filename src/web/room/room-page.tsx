/**
 * One room: what is said in it, who is in it, and where to write.
 */
import { useCallback, useEffect, useMemo, useState } from "preact/hooks";
import type { RoomView } from "../../client/index.ts";
import type { RoomName } from "../../protocol/names/names.ts";
import { maySay } from "../../protocol/rights/roles.ts";
import { chooseName, nameOf } from "../device/owner.ts";
import { device } from "../device/device-store.ts";
import { useBarred } from "../door/use-barred.ts";
import { useDevice } from "../device/use-device.ts";
import { useNewLine } from "../log/use-new-line.ts";
import { useLater } from "../loading/use-later.ts";
import { useMarkRead } from "../log/use-mark-read.ts";
import { useRoomState } from "./use-room-state.ts";
import { useMedia } from "../browser/use-media.ts";
import { useSettings } from "../settings/use-settings.ts";
import { useStick } from "../log/use-stick.ts";
import { useTitle } from "../rooms/use-title.ts";
import { useWaitForFormatting } from "../formatting/use-wait-for-formatting.ts";
import { useWriting } from "../composer/use-writing.ts";
import { dropKey, goInto, SETTINGS_HASH, sectionIn } from "../browser/navigation.ts";
import { troubleKit } from "../door/later-trouble.ts";
import { laterPart, laterSettingPart } from "../ui/later-part.ts";
import { linkTo } from "../browser/server.ts";
import { shareHues } from "../people/hues.ts";
import { roomTitle, titleGiven } from "../rooms/room-title.ts";
import { TOPIC, sharedTextOf } from "../sharing/topic-entry.ts";
import { words } from "../words/index.ts";
import { Composer } from "../composer/composer.tsx";
import { MessageLog } from "../log/message-log.tsx";
import { NameLine } from "../people/name-line.tsx";
import { RoomHeader } from "./room-header.tsx";

const roomKit = laterPart(() => import("./room-kit.ts"));
const helpSheet = laterPart(() => import("./help.tsx"));
/** Brings others into the room. */
const inviteKit = laterPart(() => import("../invite/invite-kit.ts"));
/** Who may come in, and write. */
const doorKit = laterPart(() => import("../door/door-kit.ts"));
/** Sets the room, and acts on its members. */
const ownersKit = laterSettingPart(() => import("../room-settings/owners-kit.ts"));

export function RoomPage({ name, room }: { name: RoomName; room: RoomView }) {
  const state = useWaitForFormatting(useRoomState(room));
  const { connection, timeline, entries, members, role, you, count } = state;
  shareHues(room, members, timeline.messages);
  const title = roomTitle(name, titleGiven(entries));
  const link = linkTo(name);
  useTitle(title);
  const stick = useStick(timeline.messages.at(-1)?.seq ?? 0, name);
  const isAtEnd = stick.awaySince === undefined;
  const newAfter = useNewLine(name, state, isAtEnd);
  useMarkRead(name, timeline, isAtEnd);
  const retry = useCallback(() => room.retry(), [room]);

  const isChosen = useDevice((store) => nameOf(store).isChosen);
  const { typing: showsTyping, showsJoins, showsSide } = useSettings();
  // As in narrow.css.
  const isWide = useMedia("(width >= 60rem)");
  const kit = useLater(roomKit, timeline.cursor !== undefined);
  const typed = useMemo(
    () => (showsTyping ? kit?.typingIn(room) : undefined),
    [kit, room, showsTyping],
  );
  const { field, draft, remedies, write, say } = useWriting(room, name, typed);

  const isIn = you !== undefined;
  useEffect(() => {
    if (!isIn) return;
    dropKey();
    kit?.rememberVisit(device, name, Date.now());
  }, [isIn, kit, name]);

  const bar = useBarred(connection);
  // Somebody who is out does not know who is here.
  const isOut = bar !== undefined;
  const trouble = useLater(troubleKit, connection.status !== "open");
  const isEnded = isOut || connection.status === "closed";
  const isShut = isEnded && timeline.cursor === undefined;
  const at = useLater(doorKit, isOut || role !== undefined);

  // The page is drawn anew whenever the address becomes another.
  const section = isIn && !isOut ? sectionIn(location.hash) : undefined;
  const openRoom = (): void => goInto(SETTINGS_HASH);
  const owners = useLater(ownersKit, at?.may(role, "kick") || section !== undefined);
  const [showsPeople, setShowsPeople] = useState(false);
  const [showsHelp, setShowsHelp] = useState(false);
  const help = useLater(helpSheet, showsHelp);
  const invite = useLater(inviteKit, timeline.cursor !== undefined && !isOut);
  const inviting = useMemo(
    () => ({ room, name, title, state: { entries, role } }),
    [room, name, title, entries, role],
  );
  const below = useMemo(
    () => (
      <>
        {invite && <invite.Invite {...inviting} />}
        {/* Not before what stands over it, or it would move. */}
        {kit && (invite || isOut) && <kit.Sharing room={room} entries={entries} role={role} />}
      </>
    ),
    [kit, invite, isOut, inviting, words],
  );
  const people = kit && (
    <kit.People
      members={members}
      count={count}
      you={you}
      room={room}
      name={name}
      role={role}
      MemberTools={owners?.MemberTools}
    >
      {below}
    </kit.People>
  );
  const showPeople = (isWanted: boolean): void => {
    if (isWide) kit?.changeSettings(device, { showsSide: isWanted });
    else setShowsPeople(isWanted);
  };
  const isBeside = isWide && showsSide && !isShut && !isOut;
  return (
    <div class={isShut ? "room shut" : "room"}>
      <RoomHeader
        room={name}
        title={title}
        topic={sharedTextOf(entries.get(TOPIC)?.value)}
        count={count}
        showsPeople={isBeside || showsPeople}
        onPeople={isOut ? undefined : () => showPeople(!isBeside)}
        onRoom={isOut ? undefined : openRoom}
      >
        {kit && !isOut && <kit.Bell room={name} />}
        {invite && <invite.InviteButton {...inviting} onMade={() => showPeople(true)} />}
      </RoomHeader>
      <main class="conversation">
        <MessageLog
          room={room}
          state={state}
          stick={stick}
          remedies={remedies}
          showsJoins={showsJoins}
          newAfter={newAfter}
          onFill={(gap) => room.fill(gap)}
          empty={
            invite && (
              <invite.EmptyRoom {...inviting}>
                {owners && <owners.OwnerLink role={role} room={room} name={name} title={title} />}
              </invite.EmptyRoom>
            )
          }
        />
        {kit && <kit.Announcer state={state} />}
        {kit && (
          <kit.KeyListener help={() => setShowsHelp(true)} write={() => field.current?.focus()} />
        )}
        <div class="foot">
          {trouble && !isOut && <trouble.Interruption connection={connection} onRetry={retry} />}
          {bar !== undefined ? (
            at && <at.Door bar={bar} room={room} name={name} state={state} />
          ) : connection.status === "closed" ? (
            trouble && <trouble.Ended cause={connection.cause} onRetry={retry} />
          ) : (
            <>
              {/* Its place is kept while nobody writes, so that nothing moves. */}
              {showsTyping && (
                <p class="typing">{kit && <kit.TypingNotice room={room} state={state} />}</p>
              )}
              <NameLine
                name={state.name}
                isOffered={!isChosen}
                onChange={(chosen) => {
                  room.rename(chosen);
                  chooseName(device, chosen);
                  field.current?.focus();
                }}
                onCancel={() => field.current?.focus()}
                onHelp={() => setShowsHelp(true)}
              />
              {at && <at.Standing state={state} />}
              {maySay(role) && (
                <Composer
                  draft={draft}
                  field={field}
                  members={members}
                  you={you}
                  onDraft={write}
                  onSay={(body) => {
                    say(body);
                    if (!isChosen) chooseName(device, state.name);
                    stick.toEnd();
                  }}
                />
              )}
            </>
          )}
        </div>
      </main>
      {isBeside && <aside class="side">{people}</aside>}
      {owners && section !== undefined && (
        <owners.RoomSheet
          room={room}
          state={state}
          name={name}
          link={link}
          title={title}
          asked={section}
        />
      )}
      {help && <help.Help onClose={() => setShowsHelp(false)} />}
      {kit && showsPeople && !isWide && !isOut && (
        <kit.PeopleSheet onRoom={openRoom} onClose={() => setShowsPeople(false)}>
          {people}
        </kit.PeopleSheet>
      )}
    </div>
  );
}
