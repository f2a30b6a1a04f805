/**
 * Joins, leaves, renames, and changes of the shared state.
 */
import { useLater } from "../loading/use-later.ts";
import { newsKit } from "./later-news.ts";
import { condense, type NoticeLine } from "./notice-lines.ts";
import type { SharedChange } from "./told.ts";
import { type Row, sameRow } from "../log/rows.ts";
import { more } from "../words/index.ts";
import { Crowd, Name } from "./crowd.tsx";
import { Sentence } from "../ui/sentence.tsx";
import { still } from "../ui/still.tsx";

type NoticesRow = Extract<Row, { kind: "notices" }>;

export const Notices = still(
  ({ row }: { row: NoticesRow }) => {
    const lines = condense(row.entries);
    // A member who left and came back is not mentioned.
    if (lines.length === 0) return null;
    return (
      <div class="notices">
        {lines.map((line) =>
          line.kind === "shared" ? (
            <SharedNotices key={line.kind} changes={line.changes} />
          ) : (
            <p key={line.kind === "renamed" ? line.member.id : line.kind}>
              <NoticeText line={line} />
            </p>
          ),
        )}
      </div>
    );
  },
  (props, next) => sameRow(props.row, next.row),
);

/** Nothing until the part that shows changes has loaded. */
function SharedNotices({ changes }: { changes: readonly SharedChange[] }) {
  const kit = useLater(newsKit, true);
  return kit ? <kit.SharedNews changes={changes} /> : null;
}

function NoticeText({ line }: { line: Exclude<NoticeLine, { kind: "shared" }> }) {
  switch (line.kind) {
    case "joined":
    case "left":
    case "visited":
      return (
        <Sentence
          text={more.notice[line.kind](line.members.length)}
          with={{ who: <Crowd members={line.members} /> }}
        />
      );
    case "renamed": {
      const { member, formerName } = line;
      const who = <Name>{member.name}</Name>;
      return formerName === undefined ? (
        <Sentence text={more.notice.renamedUnknown} with={{ who }} />
      ) : (
        <Sentence text={more.notice.renamed} with={{ who, former: <Name>{formerName}</Name> }} />
      );
    }
  }
}
