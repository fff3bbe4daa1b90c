/** A fork of a relation: what PostgreSQL keeps as a file of its own. */
export interface Fork {
  readonly oid: string;
  /** Of the relation, with its schema. */
  readonly name: string;
  /** `main`, or a map of it. */
  readonly fork: string;
  readonly bytes: number;
}

/** As much of a fork as one statement reads, by its first and last block. */
export interface Part extends Omit<Fork, "bytes"> {
  readonly first: number;
  readonly last: number;
  readonly bytes: number;
}

/** Read within seconds also where storage gives a few MB a second, so that a drill which is stopped stops. */
export const PART_BYTES = 8 * 1024 ** 2;

/** Cuts forks into parts that together hold each block once, the last part of each fork perhaps smaller. */
export function* partsOf(forks: readonly Fork[], blockBytes: number): Iterable<Part> {
  const step = PART_BYTES / blockBytes;
  for (const { oid, name, fork, bytes } of forks) {
    const blocks = Math.ceil(bytes / blockBytes);
    for (let first = 0; first < blocks; first += step) {
      const end = Math.min(first + step, blocks);
      const size = Math.min(end * blockBytes, bytes) - first * blockBytes;
      yield { oid, name, fork, first, last: end - 1, bytes: size };
    }
  }
}
