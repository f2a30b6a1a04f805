/**
 * Creates a value on first use, and once: creating a formatter of the browser takes a slow phone a
 * millisecond.
 */
export function lazily<T>(make: () => T): () => T {
  let made: { readonly it: T } | undefined;
  return () => (made ??= { it: make() }).it;
}
