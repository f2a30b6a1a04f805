/**
 * Who came, went, or is called differently now.
 */
import { Component } from "preact";
import type { NoticeLine } from "../view/notices.ts";
import { type Row, sameRow } from "../view/rows.ts";
import type { Words } from "../words/catalogue.ts";
import { words } from "../words/index.ts";
import { Crowd, Name } from "./crowd.tsx";
import { Sentence } from "./sentence.tsx";

interface NoticesProps {
  readonly row: Extract<Row, { kind: "notices" }>;
  readonly words: Words;
}

export class Notices extends Component<NoticesProps> {
  /** They stay as they are while others talk. */
  override shouldComponentUpdate(next: NoticesProps): boolean {
    return this.props.words !== next.words || !sameRow(this.props.row, next.row);
  }

  render({ row }: NoticesProps) {
    return (
      <div class="notices">
        {row.lines.map((line) => (
          <p key={line.kind === "renamed" ? line.member.id : line.kind}>
            <NoticeText line={line} />
          </p>
        ))}
      </div>
    );
  }
}

function NoticeText({ line }: { line: NoticeLine }) {
  switch (line.kind) {
    case "joined":
    case "left":
    case "visited":
      return (
        <Sentence
          text={words.notice[line.kind](line.members.length)}
          with={{ who: <Crowd members={line.members} /> }}
        />
      );
    case "renamed": {
      const { member, formerName } = line;
      const who = <Name>{member.name}</Name>;
      return formerName === undefined ? (
        <Sentence text={words.notice.renamedUnknown} with={{ who }} />
      ) : (
        <Sentence text={words.notice.renamed} with={{ who, former: <Name>{formerName}</Name> }} />
      );
    }
  }
}
