/**
 * What one person said in one go, under their name.
 */
import type { ComponentChild, ComponentType } from "preact";
import type { Message, Role } from "../../client/index.ts";
import { hueOf } from "../people/hues.ts";
import { isPending, type Row, sameRow } from "../log/rows.ts";
import { words } from "../words/index.ts";
import { Body } from "./body.tsx";
import { Delivery } from "./delivery.tsx";
import type { Remedies } from "./remedies.ts";
import { Moment } from "./moment.tsx";
import { Niche } from "../people/niche.tsx";
import type { MarksProps } from "../people/telling-apart.tsx";
import { still } from "../ui/still.tsx";

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
  readonly remedies: Remedies;
}

export const Group = still(
  ({ row: { by, name, entries }, isOwn, isShared, role, tag, Marks, remedies }: GroupProps) => {
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
          <div
            class="message"
            key={entry.id}
            data-id={entry.id}
            data-seq={isPending(entry) ? undefined : entry.seq}
            role="article"
            tabIndex={-1}
          >
            {index > 0 && <bdi class="unseen">{name}: </bdi>}
            {isPending(entry) ? <Body text={entry.body} /> : drawn(entry)}
            {index > 0 ? (
              <Moment at={entry.at} />
            ) : (
              <span class="unseen">
                <Moment at={entry.at} />
              </span>
            )}
            {isPending(entry) && <Delivery pending={entry} remedies={remedies} />}
          </div>
        ))}
      </article>
    );
  },
  (props, next) =>
    props.isOwn === next.isOwn &&
    props.isShared === next.isShared &&
    props.role === next.role &&
    props.tag === next.tag &&
    props.Marks === next.Marks &&
    props.remedies === next.remedies &&
    props.row.name === next.row.name &&
    sameRow(props.row, next.row),
);

function drawn(message: Message): ComponentChild {
  switch (message.is) {
    case "said":
      return <Body text={message.body} />;
    case "erased":
      return <p class="body erased">{words.message.erased}</p>;
  }
}
