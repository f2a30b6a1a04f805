/**
 * What one person said in one go, under their name.
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
  /** Whether others go by the same name, so that it takes more to tell who this is. */
  readonly isShared: boolean;
  /** The room's word of them, if they are more than others. */
  readonly role: Role | undefined;
  /** What tells them from others of that name, once that can be told. */
  readonly tag: string | undefined;
  /** What shows both. */
  readonly Marks: ComponentType<MarksProps> | undefined;
  /** Once there is something that asks for them. */
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
          {/* To be seen beside the name; it is heard after what was said. */}
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
