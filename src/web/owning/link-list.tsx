/**
 * Links that give a role: the owner makes them here, with a role and an expiry, and revokes them.
 */
import { useEffect, useState } from "preact/hooks";
import type { Role, RoomView } from "../../client/index.ts";
import { hashOfKey, newKey } from "../../client/keys.ts";
import type { RoomName } from "../../protocol/names/names.ts";
import { type Acts, useActs, whyNot } from "./use-acts.ts";
import { useLater } from "../loading/use-later.ts";
import { qrCode } from "../invite/later-qr-code.ts";
import { forgetMade } from "../invite/made.ts";
import { type ListedLink, linksIn } from "./decided.ts";
import { momentOf, spanOf } from "../words/spans.ts";
import { locale, more } from "../words/index.ts";
import { LinkBox } from "../invite/link-box.tsx";
import { titleOver } from "../ui/part.tsx";
import { Select } from "../ui/controls/select.tsx";
import { Warning } from "../ui/warning.tsx";

/** The most common one first. */
const ROLES: readonly Role[] = ["member", "reader", "moderator", "owner"];
/** Members; 0 is no limit. */
const USES = [0, 1, 5, 10, 25, 100] as const;
/** Seconds; 0 is no limit. */
const SPANS = [0, 3_600, 86_400, 604_800, 2_592_000] as const;

interface LinksProps {
  readonly room: RoomView;
  readonly name: RoomName;
  readonly link: string;
  readonly title: string;
}

export function Links({ room, name, link, title }: LinksProps) {
  const acts = useActs(room);
  const [links, setLinks] = useState<readonly ListedLink[]>([]);
  const [fresh, setFresh] = useState<string>();
  const its = more.links;
  const look = async (): Promise<void> => {
    const told = await acts.ask({ act: "links" });
    if (told.isDone) setLinks(linksIn(told.result).toReversed());
  };
  useEffect(() => void look(), []);
  const revoke = async (hash: string, button: HTMLElement): Promise<void> => {
    const heading = titleOver(button);
    const { isDone } = await acts.ask({ act: "revoke", hash });
    if (!isDone) return;
    heading?.focus();
    setFresh(undefined);
    await forgetMade(name, hash);
    await look();
  };
  return (
    <>
      <p class="hint">{its.hint}</p>
      <Maker
        acts={acts}
        onMade={(key) => {
          setFresh(`${link}#key=${key}`);
          void look();
        }}
      />
      {fresh !== undefined && <Fresh link={fresh} title={title} />}
      <Warning>{whyNot(acts.refusal)}</Warning>
      {links.length > 0 && (
        <ul class="decided">
          {links.map((it) => (
            <LinkLine key={it.hash} link={it} onEnd={(button) => void revoke(it.hash, button)} />
          ))}
        </ul>
      )}
    </>
  );
}

function Maker({ acts, onMade }: { acts: Acts; onMade: (key: string) => void }) {
  const its = more.links;
  const [role, setRole] = useState<Role>("member");
  const [uses, setUses] = useState<number>(0);
  const [span, setSpan] = useState<number>(0);
  const make = async (event: Event): Promise<void> => {
    event.preventDefault();
    const key = newKey();
    const { isDone } = await acts.ask({
      act: "link",
      hash: await hashOfKey(key),
      role,
      ...(uses > 0 && { uses }),
      ...(span > 0 && { until: Date.now() + span * 1_000 }),
    });
    if (isDone) onMade(key);
  };
  return (
    <form class="setting" onSubmit={make}>
      <div class="terms">
        <Select
          label={its.role}
          choices={ROLES.map((it) => [it, more.roles[it]])}
          chosen={role}
          onChoose={setRole}
        />
        <Select
          label={its.uses}
          choices={USES.map((it) => [it, it === 0 ? its.anyUses : its.people(it)])}
          chosen={uses}
          onChoose={setUses}
        />
        <Select
          label={its.expiry}
          choices={SPANS.map((it) => [it, it === 0 ? its.always : spanOf(it, locale)])}
          chosen={span}
          onChoose={setSpan}
        />
      </div>
      <button class="button">{its.make}</button>
    </form>
  );
}

function Fresh({ link, title }: { link: string; title: string }) {
  const qr = useLater(qrCode, true);
  return (
    <div class="fresh">
      <p role="status">{more.links.made}</p>
      <LinkBox link={link} title={title} label={more.links.label} isMain />
      <div class="qr">{qr && <qr.QrCode link={link} />}</div>
    </div>
  );
}

function LinkLine({ link, onEnd }: { link: ListedLink; onEnd: (button: HTMLElement) => void }) {
  const [isAsking, setIsAsking] = useState(false);
  const its = more.links;
  const { role, uses, until, isPassword, members } = link;
  const name = isPassword === true ? its.password : more.roles[role];
  const terms = [
    ...(uses === undefined ? [] : [its.left(uses)]),
    ...(until === undefined
      ? []
      : [until < Date.now() ? its.over : its.until(momentOf(until, locale))]),
    its.came(members),
  ];
  if (isAsking) {
    return (
      <li class="asking" role="group" aria-label={its.ask}>
        <p>{its.ask}</p>
        <button type="button" class="quiet" onClick={() => setIsAsking(false)}>
          {its.keep}
        </button>
        <button
          type="button"
          class="quiet danger"
          onClick={({ currentTarget }) => onEnd(currentTarget)}
        >
          {its.end}
        </button>
      </li>
    );
  }
  return (
    <li>
      <p>
        <strong>{name}</strong>
        <span class="hint">{terms.join(" · ")}</span>
      </p>
      <button
        type="button"
        class="quiet danger"
        aria-label={`${its.end}: ${name}`}
        onClick={() => setIsAsking(true)}
      >
        {its.end}
      </button>
    </li>
  );
}
