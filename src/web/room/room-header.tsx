/**
 * Where one is, and the ways to what the room is set to be and to what stands beside the conversation.
 */
import type { ComponentChildren } from "preact";
import type { RoomName } from "../../protocol/names/names.ts";
import { number, words } from "../words/index.ts";
import { Icon } from "../ui/icon.tsx";
import { RoomsButton } from "../room-list/rooms-button.tsx";

interface RoomHeaderProps {
  readonly room: RoomName;
  readonly title: string;
  /** What its members say that it is about. */
  readonly topic: string | undefined;
  /** What else one does here, which loads once one is in. */
  readonly children: ComponentChildren;
  readonly count: number;
  /** Whether the list of people is in sight. */
  readonly showsPeople: boolean;
  /** Absent for somebody who is shut out. */
  readonly onPeople: (() => void) | undefined;
  /** Absent for somebody who may not be in the room. */
  readonly onRoom: (() => void) | undefined;
}

export function RoomHeader(props: RoomHeaderProps) {
  const { room, title, topic, children, count, showsPeople, onPeople, onRoom } = props;
  return (
    <header class="bar">
      <RoomsButton current={room} />
      <div class="bar-title">
        <h1>
          <bdi title={title}>{title}</bdi>
        </h1>
        {topic !== undefined && (
          <p title={topic}>
            <bdi>{topic}</bdi>
          </p>
        )}
      </div>
      {children}
      {onRoom && (
        <button
          type="button"
          class="bar-button room-button"
          aria-haspopup="dialog"
          title={words.roomSettings}
          onClick={onRoom}
        >
          <Icon name="settings" />
          <span class="bar-words">{words.roomSettings}</span>
        </button>
      )}
      {onPeople && (
        <button
          type="button"
          class="bar-button people-button"
          aria-expanded={showsPeople}
          aria-label={words.people.open(count)}
          title={words.people.title}
          onClick={onPeople}
        >
          <Icon name="people" />
          <span class="count">{count > 0 && number(count)}</span>
        </button>
      )}
    </header>
  );
}
