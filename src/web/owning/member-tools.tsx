/**
 * The tools of a moderator for a member in the list of people.
 */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Action, Member, Role, RoomView } from "../../client/index.ts";
import { useActs } from "./use-acts.ts";
import { activityIn, isMuted } from "./decided.ts";
import { linkTo } from "../browser/server.ts";
import { hashOfKey, newKey } from "../../client/keys.ts";
import { LinkBox } from "../invite/link-box.tsx";
import type { Key } from "../../protocol/ids.ts";
import { may } from "../../protocol/rights/may.ts";
import type { RoomName } from "../../protocol/names/names.ts";
import { spanOf } from "../words/spans.ts";
import { locale, more } from "../words/index.ts";
import type { MemberToolsProps } from "../people/people.tsx";
import { LaterIcon } from "../ui/later-icon.tsx";
import { Select } from "../ui/controls/select.tsx";

/** Seconds; 0 is forever. */
const SPANS = [0, 600, 3_600, 86_400, 604_800, 2_592_000] as const;

export function MemberTools({ room, name, role, member, isOwn }: MemberToolsProps) {
  return isOwn || !may(role, "kick") ? null : (
    <Tools room={room} name={name} role={role} member={member} />
  );
}

interface ToolsProps {
  readonly room: RoomView;
  readonly name: RoomName;
  readonly role: Role;
  readonly member: Member;
}

type Panel = "closed" | "acts" | "ban" | "promote";

function Tools({ room, name, role, member }: ToolsProps) {
  const its = more.member;
  const { ask, refusal } = useActs(room);
  const [panel, setPanel] = useState<Panel>("closed");
  const [muted, setMuted] = useState(false);
  const [told, setTold] = useState<string>();
  const [promoting, setPromoting] = useState<Key>();
  const opener = useRef<HTMLButtonElement>(null);
  const opened = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    opened.current?.scrollIntoView({ block: "nearest" });
    // The pressed button has gone with the former panel.
    if (document.activeElement !== opener.current)
      opened.current?.querySelector<HTMLElement>("select, .danger, .link-acts button")?.focus();
  }, [panel]);
  useLayoutEffect(
    () => () => {
      // A kicked or banned member leaves the list together with these tools, so the focus moves to the list.
      const item = opener.current?.closest("li");
      // The body has the focus if the pressed button has just gone.
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
    // There is no list of mutes; the log has the last mute or unmute.
    const log = await ask({ act: "log" });
    if (log.isDone) setMuted(isMuted(activityIn(log.result), member.id));
  };
  const press = async (action: Action, done: string): Promise<void> => {
    setTold(undefined);
    if (!(await ask(action)).isDone) return;
    setTold(done);
    setPanel("acts");
    if (action.act === "mute" || action.act === "unmute") setMuted(action.act === "mute");
  };
  const promote = async (): Promise<void> => {
    setTold(undefined);
    const key = promoting ?? newKey();
    const link = { act: "link", hash: await hashOfKey(key), role: "moderator", uses: 1 } as const;
    if (promoting === undefined && !(await ask(link)).isDone) return;
    setPromoting(key);
    setPanel("promote");
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
            // A sheet around these tools stays open.
            event.preventDefault();
            event.stopPropagation();
            close();
          }}
        >
          {panel === "acts" && (
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
              {may(role, "link") && member.role === undefined && (
                <button type="button" class="button second" onClick={() => void promote()}>
                  {its.promote}
                </button>
              )}
            </div>
          )}
          {panel === "ban" && (
            <BanForm
              onBan={(terms) => void press({ act: "ban", member: id, ...terms }, its.done.ban)}
              onCancel={() => setPanel("acts")}
            />
          )}
          {panel === "promote" && (
            <>
              <LinkBox
                link={`${linkTo(name)}#key=${promoting ?? ""}`}
                title={name}
                label={its.promoteLabel}
              />
              <p class="hint">{its.promoteHint(member.name)}</p>
            </>
          )}
          <p class={refusal === undefined ? "hint" : "hint warning"} role="status">
            {refusal === undefined ? told : why(refusal)}
          </p>
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
    case "register-full":
      return more.room.full;
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
