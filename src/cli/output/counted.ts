/**
 * A number with its noun.
 */

/** For example `1 message` and `2,000 messages`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}
