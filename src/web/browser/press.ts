/**
 * A press of a key, as far as it tells what is meant by it.
 */
export type Press = Pick<
  KeyboardEvent,
  "key" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey" | "isComposing" | "keyCode"
>;

/** The keyCode that browsers give to every key an input method takes, also where `isComposing` is not set yet. */
const TAKEN_BY_INPUT_METHOD = 229;

/** Whether an input method takes the key for itself, as Enter that ends a composition. */
export function belongsToInputMethod({
  isComposing,
  keyCode,
}: Pick<Press, "isComposing" | "keyCode">): boolean {
  return isComposing || keyCode === TAKEN_BY_INPUT_METHOD;
}
