/**
 * A value as a line of JSON.
 */

/** Characters that many readers take for line ends, and JSON does not escape. */
const LINE_ENDS = /[\u0085\u2028\u2029]/g;

export function jsonLine(value: unknown): string {
  return `${JSON.stringify(value).replace(LINE_ENDS, escaped)}\n`;
}

function escaped(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
