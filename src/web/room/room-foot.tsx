/**
 * The part below the messages of a room: the composer, or why the reader cannot write now.
 */
import { useCallback } from "preact/hooks";
import type { RoomState, RoomView } from "../../client/index.ts";
import type { RoomName } from "../../protocol/names/names.ts";
import { maySay } from "../../protocol/rights/roles.ts";
import { Composer } from "../composer/composer.tsx";
import type { Writing } from "../composer/use-writing.ts";
import { device } from "../device/device-store.ts";
import { chooseName, nameOf } from "../device/owner.ts";
import { useDevice } from "../device/use-device.ts";
import type { Bar } from "../door/bar.ts";
import { troubleKit } from "../door/later-trouble.ts";
import { useLater } from "../loading/use-later.ts";
import { NameLine } from "../people/name-line.tsx";
import { useSettings } from "../settings/use-settings.ts";
import type { RoomParts } from "./later-room-parts.ts";

interface RoomFootProps {
  readonly room: RoomView;
  readonly name: RoomName;
  readonly state: RoomState;
  /** Why the room keeps the reader out. */
  readonly bar: Bar | undefined;
  readonly parts: RoomParts;
  readonly writing: Writing;
  /** Called when the reader has sent a message. */
  readonly onSaid: () => void;
  readonly onHelp: () => void;
}

export function RoomFoot(props: RoomFootProps) {
  const { room, name, state, bar, parts } = props;
  const { connection } = state;
  const trouble = useLater(troubleKit, connection.status !== "open");
  const retry = useCallback(() => room.retry(), [room]);
  return (
    <div class="foot">
      {trouble && bar === undefined && (
        <trouble.Interruption connection={connection} onRetry={retry} />
      )}
      {bar !== undefined ? (
        parts.door && <parts.door.Door bar={bar} room={room} name={name} state={state} />
      ) : connection.status === "closed" ? (
        trouble && <trouble.Ended cause={connection.cause} onRetry={retry} />
      ) : (
        <WritingPlace {...props} />
      )}
    </div>
  );
}

function WritingPlace({ room, state, parts, writing, onSaid, onHelp }: RoomFootProps) {
  const { kit, door } = parts;
  const { field, draft, write, say } = writing;
  const isChosen = useDevice((store) => nameOf(store).isChosen);
  const showsTyping = useSettings().typing;
  const focusField = (): void => field.current?.focus();
  return (
    <>
      {/* Its space is reserved while nobody types, so that nothing moves. */}
      {showsTyping && <p class="typing">{kit && <kit.TypingNotice room={room} state={state} />}</p>}
      <NameLine
        name={state.name}
        isOffered={!isChosen}
        onChange={(chosen) => {
          room.rename(chosen);
          chooseName(device, chosen);
          focusField();
        }}
        onCancel={focusField}
        onHelp={onHelp}
      />
      {door && <door.Standing state={state} />}
      {maySay(state.role) && (
        <Composer
          draft={draft}
          field={field}
          members={state.members}
          you={state.you}
          onDraft={write}
          onSay={(body) => {
            say(body);
            if (!isChosen) chooseName(device, state.name);
            onSaid();
          }}
        />
      )}
    </>
  );
}
