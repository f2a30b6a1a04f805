/**
 * The parts of a key press that determine its meaning.
 */
export type Press = Pick<
  KeyboardEvent,
  "key" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey" | "isComposing" | "keyCode"
>;

/**
 * The keyCode that browsers give to every key that an input method takes, even where `isComposing` is not yet
 * set.
 */
const TAKEN_BY_INPUT_METHOD = 229;

/** Whether an input method takes the key, for example the Enter that ends a composition. */
export function belongsToInputMethod({
  isComposing,
  keyCode,
}: Pick<Press, "isComposing" | "keyCode">): boolean {
  return isComposing || keyCode === TAKEN_BY_INPUT_METHOD;
}
