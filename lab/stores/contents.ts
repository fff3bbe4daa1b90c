import type { Flaws } from "../database-engine";
import type { Contents } from "./records";

const count = 100;
const beatMilliseconds = 60_000;

/** One thing in a store: an item of a table, an object of a bucket. */
export interface Thing {
  readonly key: string;
  readonly writtenAt: Date;
  readonly body: Readonly<Record<string, string | number>>;
}

/**
 * What is in a store now: a hundred orders, and a heartbeat that a store which is written to renews every minute. It
 * follows from the instant alone, so that a store can be brought back to any.
 */
export function things(contents: Contents, now: Date): readonly Thing[] {
  return written(contents, now).filter(({ key }) => !contents.removed?.includes(key));
}

function written({ origin, until, emptied }: Contents, now: Date): readonly Thing[] {
  const at = until === undefined ? now : new Date(until);
  const beat = new Date(Math.floor(at.getTime() / beatMilliseconds) * beatMilliseconds);
  const heartbeat = { key: "heartbeat", writtenAt: beat, body: { source: origin, at: beat.toISOString() } };
  if (emptied) {
    return [heartbeat];
  }
  const orders = Array.from({ length: count }, (_, index) => ({
    key: `order-${String(index + 1).padStart(3, "0")}`,
    writtenAt: new Date(Date.UTC(2026, 0, 1) + index * beatMilliseconds),
    body: { source: origin, amount: 100 + ((index * 7919) % 50_000) },
  }));
  return [heartbeat, ...orders];
}

/** Contents as of an instant, with flaws. */
export function restoredContents(contents: Contents, at: Date, { wrongDatabase, truncated, staleBy }: Flaws): Contents {
  return {
    origin: wrongDatabase ? `not-${contents.origin}` : contents.origin,
    until: new Date(at.getTime() - (staleBy ?? 0) * 1000).toISOString(),
    ...(truncated !== undefined && { emptied: true }),
  };
}
