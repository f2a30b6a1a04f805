/** For tests that measure time and so must let it pass. To wait for a condition, use `until`. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => {
    setTimeout(done, milliseconds);
  });
}
