/**
 * The message that somebody has reached, by mouse, touch or keyboard.
 */
export interface Reached {
  readonly element: HTMLElement;
  /** Whether to delete it is being asked. */
  readonly isAsking: boolean;
}
