/**
 * Where one is, and the two things one does there besides talking: bring others, and see who is here.
 */
import type { ComponentChild } from "preact";
import type { RoomName } from "../../protocol/names.ts";
import { number, words } from "../words/index.ts";
import { Bell } from "./bell.tsx";
import { Icon } from "./icon.tsx";
import { RoomsButton } from "./rooms-button.tsx";

interface RoomHeaderProps {
  readonly room: RoomName;
  readonly title: string;
  /** What its members say that it is about. */
  readonly topic: string | undefined;
  /** What brings others; `undefined` until it has loaded. */
  readonly invite: ComponentChild;
  readonly count: number;
  readonly onPeople: () => void;
  /** Only for who is in the room. */
  readonly onRoom: (() => void) | undefined;
}

export function RoomHeader(props: RoomHeaderProps) {
  const { room, title, topic, invite, count, onPeople, onRoom } = props;
  return (
    <header class="bar">
      <RoomsButton current={room} />
      <div class="bar-title">
        <h1>
          {onRoom === undefined ? (
            <bdi>{title}</bdi>
          ) : (
            <button type="button" class="room-button" aria-haspopup="dialog" onClick={onRoom}>
              <bdi>{title}</bdi>
              <Icon name="settings" />
            </button>
          )}
        </h1>
        {topic !== undefined && (
          <p title={topic}>
            <bdi>{topic}</bdi>
          </p>
        )}
      </div>
      <Bell room={room} />
      {invite}
      <button
        type="button"
        class="bar-button people-button"
        onClick={onPeople}
        aria-haspopup="dialog"
        aria-label={words.people.open(count)}
      >
        <Icon name="people" />
        <span class="count">{count > 0 && number(count)}</span>
      </button>
    </header>
  );
}
