/**
 * A fault that a tired developer might write, and that some test must notice.
 */
export interface Mutant {
  /** Tree and file name, for example `room/door.ts`, wherever in the tree the file is. */
  readonly file: string;
  /** Text that stands in the file exactly once. */
  readonly from: string;
  readonly to: string;
  /** Why no test can tell it from the original; absent if a test must. */
  readonly equivalent?: string;
}
