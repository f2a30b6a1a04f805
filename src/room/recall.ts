/**
 * How the room looks for what was done before: first in memory, for anybody; then in storage, for whoever may ask.
 */
export type Recall = "by heart" | "search";
