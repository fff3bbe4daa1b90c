/** What two contenders gave, turn by turn. */
export interface Turns<T> {
  readonly value: readonly T[];
  readonly floor: readonly T[];
}

/**
 * Runs ours and the floor by turns, A B B A A B …, so that whatever else the machine does meets both alike. One turn of
 * each goes before, uncounted: the first reads files that the later ones find in memory.
 */
export async function alternate<T>(turns: number, value: () => Promise<T>, floor: () => Promise<T>): Promise<Turns<T>> {
  const found = { value: [] as T[], floor: [] as T[] };
  await value();
  await floor();
  for (let turn = 0; turn < turns; turn++) {
    const order = turn % 2 === 0 ? (["value", "floor"] as const) : (["floor", "value"] as const);
    for (const who of order) found[who].push(await (who === "value" ? value() : floor()));
  }
  return found;
}
