/** The origin of the rooms' server, or empty for the page's own. Put in by build/bundle.ts, as the next. */
declare const ALCOVE_SERVER: string;
/** Stands for all that is served with this page: another build has another. */
declare const ALCOVE_BUILD: string;
/** The emoji to choose from: see build/emoji-table.ts. */
declare const EMOJI_TABLE: string;
