/**
 * Has several hands take one thing after the other, until nothing is left, one of them fails, or it is told to stop.
 *
 * @param hands how many
 * @param work given what is left to take, by whoever gets there first
 * @throws what the first of them fails with, once all have stopped
 */
export async function takeAtOnce<Thing>(
  things: Iterable<Thing>,
  hands: number,
  goOn: () => boolean,
  work: (left: Iterable<Thing>) => Promise<void>,
): Promise<void> {
  const queue = things[Symbol.iterator]();
  let failed = false;
  function* left(): Iterable<Thing> {
    while (!failed && goOn()) {
      const { value, done } = queue.next();
      if (done === true) return;
      yield value;
    }
  }
  const all = Array.from({ length: hands }, () =>
    work(left()).catch((error: unknown) => {
      failed = true;
      throw error;
    }),
  );
  const wrong = (await Promise.allSettled(all)).find((one) => one.status === "rejected");
  if (wrong !== undefined) throw wrong.reason;
}
