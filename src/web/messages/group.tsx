/**
 * Consecutive messages of one author, under their name.
 */
import type { ComponentType } from "preact";
import type { Role } from "../../client/index.ts";
import { hueOf } from "../people/hues.ts";
import { type Row, sameRow } from "../log/rows.ts";
import { words } from "../words/index.ts";
import { MessageItem } from "./message-item.tsx";
import type { MessageNodes } from "./message-nodes.ts";
import type { Remedies } from "./remedies.ts";
import { Moment } from "./moment.tsx";
import { Niche } from "../people/niche.tsx";
import type { MarksProps } from "../people/telling-apart.tsx";
import { allSame, still } from "../ui/still.tsx";

interface GroupProps {
  readonly row: Extract<Row, { kind: "group" }>;
  readonly isOwn: boolean;
  /** Whether other members have the same name, so that it needs a tag. */
  readonly isShared: boolean;
  /** The author's role, if the room vouches for it. */
  readonly role: Role | undefined;
  /** The tag that distinguishes them from others with that name, once it is known. */
  readonly tag: string | undefined;
  /** Shows both. */
  readonly Marks: ComponentType<MarksProps> | undefined;
  /** Set once there is something that uses them. */
  readonly nodes: MessageNodes | undefined;
  readonly remedies: Remedies;
}

export const Group = still(
  ({
    row: { by, name, entries },
    isOwn,
    isShared,
    role,
    tag,
    Marks,
    nodes,
    remedies,
  }: GroupProps) => {
    return (
      <article class={isOwn ? "group own" : "group"} style={{ "--hue": hueOf(by) }}>
        <Niche id={by} name={name} />
        <header class="by">
          <bdi class="author" title={tag}>
            {name}
          </bdi>
          {isOwn && <span class="chip">{words.you}</span>}
          {Marks && <Marks id={by} role={role} isShared={isShared} />}
          {/* Visible beside the name. A screen reader reads it after the message. */}
          <span class="said-at" aria-hidden="true">
            {entries[0] && <Moment at={entries[0].at} />}
          </span>
        </header>
        {entries.map((entry, index) => (
          <MessageItem
            key={entry.id}
            entry={entry}
            by={by}
            author={index === 0 ? undefined : name}
            nodes={nodes}
            remedies={remedies}
          />
        ))}
      </article>
    );
  },
  (props, next) =>
    allSame(props, { ...next, row: props.row }) &&
    props.row.name === next.row.name &&
    sameRow(props.row, next.row),
);
