/**
 * One message: its text, or that it was deleted, its time and delivery state, and the tools if the reader has
 * reached it.
 */
import type { ComponentChild } from "preact";
import { useState } from "preact/hooks";
import type { Message } from "../../client/index.ts";
import type { MemberId } from "../../protocol/ids.ts";
import { type ShownMessage, isPending } from "../log/rows.ts";
import { words } from "../words/index.ts";
import { Body } from "./body.tsx";
import { Delivery } from "./delivery.tsx";
import type { Extra, MessageNodes } from "./message-nodes.ts";
import { Moment } from "./moment.tsx";
import type { Remedies } from "./remedies.ts";

interface MessageItemProps {
  readonly entry: ShownMessage;
  readonly by: MemberId;
  /** For screen readers. Absent right below the heading of the group, which has author and time. */
  readonly author: string | undefined;
  readonly nodes: MessageNodes | undefined;
  readonly remedies: Remedies;
}

export function MessageItem({ entry, by, author, nodes, remedies }: MessageItemProps) {
  const { id, at } = entry;
  const [extra, show] = useState<Extra>();
  return (
    <div
      class="message"
      ref={(node) => nodes?.add({ by, id }, node, show)}

      role="article"
      aria-label={extra?.label}
      tabIndex={-1}
    >
      {author && <bdi class="unseen">{author}: </bdi>}
      {isPending(entry) ? <Body text={entry.body} /> : contents(entry)}
      {author ? (
        <Moment at={at} />
      ) : (
        <span class="unseen">
          <Moment at={at} />
        </span>
      )}
      {isPending(entry) && <Delivery pending={entry} remedies={remedies} />}
      {extra?.inside}
    </div>
  );
}

function contents(message: Message): ComponentChild {
  switch (message.is) {
    case "said":
      return <Body text={message.body} />;
    case "erased":
      return <p class="body erased">{words.message.erased}</p>;
  }
}
