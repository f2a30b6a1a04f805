/** For what must take its time because time is what is measured; whatever can be looked at is awaited with `until`. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => {
    setTimeout(done, milliseconds);
  });
}
