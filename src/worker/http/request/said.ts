/**
 * What is said in a room, as it goes over HTTP. The fields are the protocol's; docs/protocol.md, 4.3.
 */
import * as v from "valibot";
import { UNREAD_COUNTED } from "../../../room/reading.ts";
import { Epoch, MemberId, MessageId, Seq } from "../../../protocol/ids.ts";
import { LIMITS } from "../../../protocol/limits.ts";
import { Member, type Message } from "../../../protocol/records/message.ts";
import { Role } from "../../../protocol/rights/roles.ts";

export const MessageRecord = v.pipe(
  v.object({
    seq: v.pipe(Seq, v.description("Its place in the room's one order.")),
    rev: v.optional(v.pipe(Seq, v.description("The seq of its last change, if it was changed."))),
    id: MessageId,
    by: v.pipe(MemberId, v.description("Who said it. Only this tells two people apart.")),
    name: v.pipe(v.string(), v.description("What they were called then.")),
    role: v.optional(
      v.pipe(
        Role,
        v.description(
          "There if the author is an owner or a moderator when this is read: the room's word.",
        ),
      ),
    ),
    at: v.pipe(v.number(), v.description("The room's clock, milliseconds since 1970.")),
    body: v.string(),
  }),
  v.title("Message"),
) satisfies v.GenericSchema<unknown, Message>;

const CURSOR = /^[0-9a-f]{32}:\d{1,16}$/;

const A_CURSOR = "a cursor as this server gives them";

export const Cursor = v.pipe(
  v.string(A_CURSOR),
  v.regex(CURSOR, A_CURSOR),
  v.description("How far somebody has read: the room's epoch, a colon, and a seq."),
);

const SEQ_OR_CURSOR = "a seq, or a cursor as this server gives them";
export const SeqOrCursor = v.union(
  [Seq, v.pipe(v.string(), v.regex(CURSOR, SEQ_OR_CURSOR))],
  SEQ_OR_CURSOR,
);

export const Head = v.pipe(
  v.object({
    epoch: v.optional(
      v.pipe(Epoch, v.description("One life of the room's data; absent where nobody ever was.")),
    ),
    head: v.pipe(Seq, v.description("The seq of the newest change.")),
    horizon: v.optional(
      v.pipe(Seq, v.description("Up to this seq no message is kept any more; absent if all are.")),
    ),
  }),
  v.title("Head"),
);

/** As `/head` tells it. */
export const HeadTold = v.object({
  ...Head.entries,
  messages: v.optional(
    v.pipe(
      v.number(),
      v.description(
        `Of the newest ${UNREAD_COUNTED} messages those past \`after\`, that others said and nobody erased.`,
      ),
    ),
  ),
});

export const Page = v.pipe(
  v.object({
    ...Head.entries,
    cursor: v.optional(v.pipe(Cursor, v.description("Of the head: what `tail` can go on from."))),
    after: v.pipe(Seq, v.description("The page is all that lies between this and `before`.")),
    before: Seq,
    messages: v.array(MessageRecord),
    count: v.pipe(v.number(), v.description("How many are here.")),
  }),
  v.title("Page"),
);

/** Messages in an answer, at most: as many as a resume may bring. */
const PAGE_AT_MOST = LIMITS.resumeRecords;

export const PageQuery = v.object({
  before: v.optional(v.pipe(Seq, v.description("Only messages before this seq."))),
  after: v.optional(
    v.pipe(Seq, v.description("Only messages after this seq; alone, from the oldest up.")),
  ),
  limit: v.optional(
    v.pipe(
      v.number(),
      v.integer(),
      v.minValue(1),
      v.maxValue(PAGE_AT_MOST),
      v.description(`So many messages at most, ${LIMITS.pageRecords} unless told.`),
    ),
    LIMITS.pageRecords,
  ),
});

export const Members = v.pipe(
  v.object({
    count: v.pipe(v.number(), v.description("How many are here.")),
    members: v.pipe(v.array(Member), v.description(`At most ${LIMITS.rosterMembers} of them.`)),
    more: v.pipe(v.number(), v.description("How many are here who are not named.")),
  }),
  v.title("Members"),
);
