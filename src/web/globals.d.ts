/** The origin of the rooms' server, or empty for the page's own. Put in by build.ts. */
declare const ALCOVE_SERVER: string;
