/** A whole number from the command line. */
export function whole(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1) throw new Error(`Not a whole number: ${text}`);
  return number;
}
