/**
 * A fault of the kind that a tired developer writes, which some test must notice.
 */
export interface Mutant {
  /** Tree and name, as in `room/door.ts`: wherever in the tree the file is. */
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly from: string;
  readonly to: string;
  /** Why nobody can tell it from the original; left out if a test must. */
  readonly equivalent?: string;
}
