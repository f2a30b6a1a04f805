/**
 * The room's name and topic, and the buttons for its settings and its side panel.
 */
import type { ComponentChildren } from "preact";
import type { RoomName } from "../../protocol/names/names.ts";
import { number, words } from "../words/index.ts";
import { Icon } from "../ui/icon.tsx";
import { RoomsButton } from "../room-list/rooms-button.tsx";

interface RoomHeaderProps {
  readonly room: RoomName;
  readonly title: string;
  readonly topic: string | undefined;
  /** Further buttons, which load once the user is in the room. */
  readonly children: ComponentChildren;
  readonly count: number;
  /** Whether the list of people is visible. */
  readonly showsPeople: boolean;
  /** Absent for a visitor who is not admitted. */
  readonly onPeople: (() => void) | undefined;
  /** Absent for a user who may not be in the room. */
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
