/** The origin of the rooms' server, or empty for the page's own. Put in by build/bundle.ts, as the next. */
declare const ALCOVE_SERVER: string;
/** Stands for all that is served with this page: another build has another. */
declare const ALCOVE_BUILD: string;
/** The paths of the script with the names of guests. */
declare const ALCOVE_GUEST: readonly string[];
/** The paths of the start page's scripts. */
declare const ALCOVE_START: readonly string[];
/** The emoji to choose from: see build/emoji-table.ts. */
declare const EMOJI_TABLE: string;

/** Trusted Types, as far as the page uses them. What a policy makes goes where an address goes, so it is called one. */
declare const trustedTypes: {
  createPolicy(
    name: string,
    rules: { readonly createScriptURL: (path: string) => string },
  ): { createScriptURL(path: string): string };
};
