/** Milliseconds between two looks. */
export const LOOKS_EVERY = 5;

/**
 * Waits until `look` returns a value. Looks every few milliseconds, and throws after `within` milliseconds.
 */
export async function until<T>(
  look: () => T | undefined | Promise<T | undefined>,
  within = 30_000,
): Promise<T> {
  const end = Date.now() + within;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error(`Not within ${within} ms: ${String(look)}`);
    await new Promise((resolve) => setTimeout(resolve, LOOKS_EVERY));
  }
}
