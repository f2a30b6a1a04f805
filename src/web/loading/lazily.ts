/**
 * Makes a thing when it is first wanted, and once: a formatter of the browser costs a slow phone a millisecond.
 */
export function lazily<T>(make: () => T): () => T {
  let made: { readonly it: T } | undefined;
  return () => (made ??= { it: make() }).it;
}
