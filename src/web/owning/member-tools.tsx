/**
 * What a moderator can do about somebody in the list of people.
 */
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Action, Member, Room } from "../../client/index.ts";
import { useActs } from "./use-acts.ts";
import { deedsIn, isMuted } from "./decided.ts";
import { spanOf } from "../words/spans.ts";
import { locale, more } from "../words/index.ts";
import type { BesideProps } from "../people/people.tsx";
import { LaterIcon } from "../ui/later-icon.tsx";
import { Select } from "../ui/select.tsx";

/** Seconds; 0 is for good. */
const SPANS = [0, 600, 3_600, 86_400, 604_800, 2_592_000] as const;

export function Beside({ room, role, member, isOwn }: BesideProps) {
  return isOwn ? null : <Tools room={room} member={member} isOwner={role === "owner"} />;
}

interface ToolsProps {
  readonly room: Room;
  readonly member: Member;
  readonly isOwner: boolean;
}

type Panel = "closed" | "acts" | "ban";

function Tools({ room, member, isOwner }: ToolsProps) {
  const its = more.member;
  const { ask, refusal } = useActs(room);
  const [panel, setPanel] = useState<Panel>("closed");
  const [muted, setMuted] = useState(false);
  const [told, setTold] = useState<string>();
  const opener = useRef<HTMLButtonElement>(null);
  const opened = useRef<HTMLDivElement>(null);
  useEffect(() => {
    opened.current?.scrollIntoView({ block: "nearest" });
    // What was pressed in there is gone with the former panel.
    if (document.activeElement !== opener.current)
      opened.current?.querySelector<HTMLElement>("select, .danger")?.focus();
  }, [panel]);
  useLayoutEffect(
    () => () => {
      // A member who is sent out goes from the list, with all that stands beside them; the keys go on from the list.
      const item = opener.current?.closest("li");
      // On nothing, if what was pressed in an open panel had just gone.
      const { activeElement: focused, body } = document;
      const isHere = item?.contains(focused) || (focused === body && opened.current !== null);
      if (isHere) item?.closest("ul")?.focus();
    },
    [],
  );
  const close = (): void => {
    setPanel("closed");
    opener.current?.focus();
  };
  const open = async (): Promise<void> => {
    setTold(undefined);
    setPanel("acts");
    // Mutes are told in no list; the log knows the last word.
    const log = await ask({ act: "log" });
    if (log.isDone) setMuted(isMuted(deedsIn(log.result), member.id));
  };
  const press = async (action: Action, done: string): Promise<void> => {
    setTold(undefined);
    if (!(await ask(action)).isDone) return;
    setTold(done);
    setPanel("acts");
    if (action.act === "mute" || action.act === "unmute") setMuted(action.act === "mute");
  };
  const { id } = member;
  return (
    <>
      <button
        ref={opener}
        type="button"
        class="icon-button member-open"
        aria-label={its.open(member.name)}
        title={its.open(member.name)}
        aria-expanded={panel !== "closed"}
        onClick={() => (panel === "closed" ? void open() : close())}
      >
        <LaterIcon name="more" />
      </button>
      {panel !== "closed" && (
        <div
          ref={opened}
          class="member-acts"
          role="group"
          aria-label={its.open(member.name)}
          onKeyDown={(event) => {
            if (event.key !== "Escape") return;
            // A sheet that this stands in stays open.
            event.preventDefault();
            event.stopPropagation();
            close();
          }}
        >
          {panel === "acts" ? (
            <div class="member-choices">
              <button
                type="button"
                class="button second"
                onClick={() =>
                  void (muted
                    ? press({ act: "unmute", member: id }, its.done.unmute)
                    : press({ act: "mute", member: id }, its.done.mute))
                }
              >
                {muted ? its.unmute : its.mute}
              </button>
              <button
                type="button"
                class="button second"
                onClick={() => void press({ act: "kick", member: id }, its.done.kick)}
              >
                {its.kick}
              </button>
              <button type="button" class="button second danger" onClick={() => setPanel("ban")}>
                {its.ban}
              </button>
            </div>
          ) : (
            <BanForm
              onBan={(terms) => void press({ act: "ban", member: id, ...terms }, its.done.ban)}
              onCancel={() => setPanel("acts")}
            />
          )}
          <p class={refusal === undefined ? "hint" : "hint warning"} role="status">
            {refusal === undefined ? told : why(refusal)}
          </p>
          {isOwner && panel === "acts" && <p class="hint">{its.moderator}</p>}
        </div>
      )}
    </>
  );
}

function why(refusal: string): string {
  switch (refusal) {
    case "not-allowed":
      return more.member.outranked;
    case "not-there":
      return more.member.gone;
    case "closed":
      return more.room.away;
    default:
      return more.room.failed;
  }
}

interface BanFormProps {
  readonly onBan: (terms: { readonly address?: true; readonly until?: number }) => void;
  readonly onCancel: () => void;
}

function BanForm({ onBan, onCancel }: BanFormProps) {
  const its = more.member;
  const [span, setSpan] = useState<number>(0);
  const [withAddress, setWithAddress] = useState(false);
  return (
    <form
      class="setting"
      onSubmit={(event) => {
        event.preventDefault();
        onBan({
          ...(withAddress && { address: true }),
          ...(span > 0 && { until: Date.now() + span * 1_000 }),
        });
      }}
    >
      <Select
        label={its.time}
        choices={SPANS.map((it) => [it, it === 0 ? its.always : spanOf(it, locale)])}
        chosen={span}
        onChoose={setSpan}
      />
      <label class="tick">
        <input
          type="checkbox"
          checked={withAddress}
          onChange={() => setWithAddress(!withAddress)}
        />
        {its.address}
      </label>
      <div class="member-choices">
        <button class="button danger">{its.banNow}</button>
        <button type="button" class="quiet" onClick={onCancel}>
          {its.cancel}
        </button>
      </div>
    </form>
  );
}
