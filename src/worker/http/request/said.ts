/**
 * Messages and pages of them, as HTTP answers them. The fields are the protocol's; docs/protocol.md, 4.3.
 */
import * as v from "valibot";
import { UNREAD_COUNTED } from "../../../room/asking/reading.ts";
import { Epoch, MemberId, MessageId, Seq } from "../../../protocol/ids.ts";
import { Entry } from "../../../protocol/records/entry.ts";
import { LIMITS } from "../../../protocol/limits.ts";
import { type FlatMessage, Member } from "../../../protocol/records/message.ts";
import { Role } from "../../../protocol/rights/roles.ts";

export const MessageRecord = v.pipe(
  v.object({
    seq: v.pipe(Seq, v.description("Position in the room's order.")),
    rev: v.optional(v.pipe(Seq, v.description("The seq of its last change, if it was changed."))),
    id: MessageId,
    by: v.pipe(
      MemberId,
      v.description("The author. Names repeat; only this id tells two members apart."),
    ),
    name: v.pipe(v.string(), v.description("The author's name at that time.")),
    role: v.optional(
      v.pipe(
        Role,
        v.description("Present if the author is an owner or a moderator when the message is read."),
      ),
    ),
    at: v.pipe(v.number(), v.description("Milliseconds since 1970, by the room's clock.")),
    body: v.string(),
  }),
  v.title("Message"),
) satisfies v.GenericSchema<unknown, FlatMessage>;

/** For the OpenAPI document, where a value is any JSON. */
export const EntryRecord = v.pipe(
  v.object({ ...Entry.entries, value: v.optional(v.unknown()) }),
  v.title("Entry"),
);

const CURSOR = /^[0-9a-f]{32}:\d{1,16}$/;

const A_CURSOR = "a cursor from this server";

export const CursorText = v.pipe(
  v.string(A_CURSOR),
  v.regex(CURSOR, A_CURSOR),
  v.description("A position in the room: its epoch, a colon, and a seq."),
);

const SEQ_OR_CURSOR = "a seq or a cursor from this server";
export const SeqOrCursor = v.union(
  [Seq, v.pipe(v.string(), v.regex(CURSOR, SEQ_OR_CURSOR))],
  SEQ_OR_CURSOR,
);

export const HeadRecord = v.pipe(
  v.object({
    epoch: v.optional(
      v.pipe(
        Epoch,
        v.description("Changes if the room's data starts over; absent in a room never used."),
      ),
    ),
    head: v.pipe(Seq, v.description("The seq of the newest change.")),
    horizon: v.optional(
      v.pipe(
        Seq,
        v.description("Messages up to this seq are no longer kept; absent if all are kept."),
      ),
    ),
  }),
  v.title("Head"),
);

/** The answer of `/head`. */
export const HeadTold = v.object({
  ...HeadRecord.entries,
  messages: v.optional(
    v.pipe(
      v.number(),
      v.description(
        `How many of the newest ${UNREAD_COUNTED} messages come after \`after\`, without your own and deleted ones.`,
      ),
    ),
  ),
});

export const PageRecord = v.pipe(
  v.object({
    ...HeadRecord.entries,
    cursor: v.optional(
      v.pipe(
        CursorText,
        v.description("The cursor of the head. Pass it to `tail` to continue from there."),
      ),
    ),
    after: v.pipe(Seq, v.description("The page has every message between `after` and `before`.")),
    before: Seq,
    messages: v.array(MessageRecord),
    count: v.pipe(v.number(), v.description("How many members are in the room.")),
  }),
  v.title("Page"),
);

/** Maximum of messages in one answer: as many as a resume may bring. */
const PAGE_AT_MOST = LIMITS.resumeRecords;

export const PageQuery = v.object({
  before: v.optional(v.pipe(Seq, v.description("Only messages before this seq."))),
  after: v.optional(
    v.pipe(
      Seq,
      v.description("Only messages after this seq. Without `before`, the oldest of them."),
    ),
  ),
  limit: v.optional(
    v.pipe(
      v.number(),
      v.integer(),
      v.minValue(1),
      v.maxValue(PAGE_AT_MOST),
      v.description(`Maximum number of messages. Default: ${LIMITS.pageRecords}.`),
    ),
    LIMITS.pageRecords,
  ),
});

export const MembersRecord = v.pipe(
  v.object({
    count: v.pipe(v.number(), v.description("How many members are in the room.")),
    members: v.pipe(v.array(Member), v.description(`At most ${LIMITS.rosterMembers} of them.`)),
    more: v.pipe(v.number(), v.description("How many members are not in the list.")),
  }),
  v.title("Members"),
);
