/**
 * Replaces the composer when the room does not admit the visitor. It says why, and what they can do.
 */
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { RoomView, RoomState } from "../../client/index.ts";
import { bring } from "../../client/core/bring.ts";
import { keyOfPassword } from "../../client/keys.ts";
import type { RoomName } from "../../protocol/names/names.ts";
import { dropKey } from "../browser/leaving-steps.ts";
import { go, keyIn } from "../browser/navigation.ts";
import { pathOf, serverOrigin } from "../browser/server.ts";
import { mayTakeFocus } from "../browser/touch.ts";
import { type Opener, openerOf } from "./opener.ts";
import type { Bar } from "./bar.ts";
import { settingsIn } from "../../protocol/rights/settings.ts";
import { more, times } from "../words/index.ts";

interface DoorProps {
  readonly bar: Bar;
  readonly room: RoomView;
  readonly name: RoomName;
  readonly state: Pick<RoomState, "asks" | "connection" | "entries">;
}

export function Door({ bar, room, name, state: { asks, connection, entries } }: DoorProps) {
  const its = more.closed;
  const isDialling = connection.status === "connecting";
  switch (bar) {
    case "bad-link":
    case "forbidden":
    case "kicked":
    case "too-many-tries": {
      const opener = openerOf(
        bar,
        asks,
        settingsIn((key) => entries.get(key)?.value),
      );
      return opener === "nothing" ? (
        <ClosedNotice title={its.kicked.title} detail={its.kicked.details.nothing}>
          <button type="button" class="button" onClick={() => room.retry()}>
            {isDialling ? more.door.trying : more.door.comeBack}
          </button>
        </ClosedNotice>
      ) : (
        <DoorForm bar={bar} opener={opener} room={room} name={name} isDialling={isDialling} />
      );
    }
    case "banned":
      return <Final {...its.banned} />;
    case "room-deleted":
      return <Final {...its.roomDeleted} />;
    case "not-allowed":
      return <Final {...its.notAllowed} />;
  }
}

function Final(told: ClosedWords) {
  return (
    <ClosedNotice {...told}>
      <a class="button" href="/">
        {more.home}
      </a>
    </ClosedNotice>
  );
}

const HIDDEN = { type: "password" } as const;
/** Milliseconds during which the room accepts no other key, as in docs/protocol.md. */
const THROTTLED_FOR = 600_000;

interface ClosedWords {
  readonly title: string;
  readonly detail: string;
}

interface ClosedNoticeProps extends ClosedWords {
  readonly children?: ComponentChildren;
}

function ClosedNotice({ title, detail, children }: ClosedNoticeProps) {
  return (
    <div class="ended">
      <div role="alert">
        <h2>{title}</h2>
        <p>{detail}</p>
      </div>
      {children}
    </div>
  );
}

interface DoorFormProps extends Pick<DoorProps, "bar" | "room" | "name"> {
  readonly opener: Exclude<Opener, "nothing">;
  readonly isDialling: boolean;
}

/** The text counts as a link if it looks like one, and otherwise as a password. */
function DoorForm({ bar, opener, room, name, isDialling }: DoorFormProps) {
  const its = more.door;
  const [text, setText] = useState("");
  const [isShown, setIsShown] = useState(false);
  const [tried, setTried] = useState<"link" | "password">();
  const [isStretching, setIsStretching] = useState(false);
  const isTrying = isStretching || isDialling;
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (mayTakeFocus()) field.current?.focus();
  }, []);
  const enter = async (event: Event): Promise<void> => {
    event.preventDefault();
    const asked = text.trim();
    if (asked === "" || isTrying) return;
    const link = URL.parse(asked);
    if (link?.origin === location.origin && link.pathname !== pathOf(name)) {
      return go(link.pathname + link.hash);
    }
    const key = keyIn(asked);
    setTried(key === undefined ? "password" : "link");
    setIsStretching(true);
    const brought = key ?? (await keyOfPassword(asked, serverOrigin, name));
    setIsStretching(false);
    bring(room, brought);
  };
  const isThrottled = bar === "too-many-tries";
  const until = useMemo(() => Date.now() + THROTTLED_FOR, [bar]);
  const fault = isTrying || tried === undefined ? undefined : faultOf(bar, opener, tried);
  const hides = opener !== "link";
  return (
    <ClosedNotice {...toldAt(bar, opener, tried !== undefined)}>
      <form class="door" onSubmit={enter}>
        <label class="label" for="door-key">
          {its.fields[opener]}
        </label>
        <input
          id="door-key"
          ref={field}
          class="field"
          {...(hides && !isShown ? HIDDEN : {})}
          dir="auto"
          value={text}
          autocomplete={hides ? "current-password" : "off"}
          enterkeyhint="go"
          aria-invalid={fault !== undefined}
          aria-describedby="door-fault"
          onInput={(event) => {
            setText(event.currentTarget.value);
            setTried(undefined);
          }}
        />
        {hides && (
          <label class="tick">
            <input type="checkbox" checked={isShown} onChange={() => setIsShown(!isShown)} />
            {its.show}
          </label>
        )}
        <button class="button" disabled={text.trim() === ""}>
          {isTrying ? its.trying : its.open}
        </button>
        <p class="warning" id="door-fault" role="status">
          {isThrottled && !isStretching ? its.tooMany(times.short(until)) : fault}
        </p>
        {bar === "bad-link" && tried === undefined && (
          <button
            type="button"
            class="quiet"
            onClick={() => {
              dropKey();
              bring(room, undefined);
            }}
          >
            {its.without}
          </button>
        )}
      </form>
    </ClosedNotice>
  );
}

function toldAt(bar: Bar, opener: DoorFormProps["opener"], isTried: boolean): ClosedWords {
  const its = more.closed;
  if (bar === "kicked") {
    return {
      title: its.kicked.title,
      detail: its.kicked.details[opener === "password" ? "password" : "link"],
    };
  }
  if (bar === "bad-link" && !isTried) return its.badLink;
  return opener === "password" ? its.password : its.forbidden;
}

function faultOf(bar: Bar, opener: Opener, tried: "link" | "password"): string | undefined {
  if (bar !== "bad-link") return undefined;
  // Where only links open the room, the text was meant to be part of one.
  return tried === "password" && opener !== "link" ? more.door.wrong : more.door.badLink;
}
