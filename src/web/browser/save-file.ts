/**
 * Offers a file as a download.
 */

/** Milliseconds within which a browser has begun to read it. */
const READ_WITHIN = 60_000;

export function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), READ_WITHIN);
}
