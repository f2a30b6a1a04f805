/**
 * The origin of the rooms' server, or empty for the page's own. Defined by build/bundle.ts, like the next
 * ones.
 */
declare const ALCOVE_SERVER: string;
/** Identifies everything that is served with this page. Another build has another value. */
declare const ALCOVE_BUILD: string;
/** The paths of the script with guest names. */
declare const ALCOVE_GUEST: readonly string[];
/** The paths of the start page's scripts. */
declare const ALCOVE_START: readonly string[];
/** The emoji to choose from: see build/emoji-table.ts. */
declare const EMOJI_TABLE: string;

/**
 * The part of Trusted Types that the page uses. A policy's result is used as an address, so its type is a
 * string.
 */
declare const trustedTypes: {
  createPolicy(
    name: string,
    rules: { readonly createScriptURL: (path: string) => string },
  ): { createScriptURL(path: string): string };
};
