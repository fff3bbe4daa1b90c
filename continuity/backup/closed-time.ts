import type { Seconds } from "../declaration/duration";

/** A time that comes round every day or every week (UTC), in which no snapshot of a member succeeds. */
export interface ClosedTime {
  /** The window behind it. */
  readonly what: "maintenance window" | "backup window";
  /** The property that states the window. */
  readonly property: string;
  /** After how long it comes again: a day or a week. */
  readonly every: Seconds;
  /** When one of them begins, in seconds since 1970; the time before the window that counts too is part of it. */
  readonly start: number;
  readonly length: Seconds;
  /** How much of it lies before the window. */
  readonly lead: Seconds;
  /** Whether snapshots surely fail in it. */
  readonly sure: boolean;
}

/** Whether an instant lies in a closed time. */
export function isClosed({ start, every, length }: ClosedTime, at: number): boolean {
  return since(start, every, at) < length;
}

/** Whether any moment of a window, from an instant on and half-open, lies in a closed time. */
export function isReached(closed: ClosedTime, at: number, window: Seconds): boolean {
  return isClosed(closed, at) || closed.every - since(closed.start, closed.every, at) < window;
}

/** Each time that a closed time comes round between two instants, from its start to its end. */
export function comingsOf(closed: ClosedTime, from: number, to: number): { start: number; end: number }[] {
  const { start, every, length } = closed;
  const comings: { start: number; end: number }[] = [];
  let at = from - since(start, every, from);
  if (at + length <= from) at += every;
  for (; at < to; at += every) comings.push({ start: at, end: at + length });
  return comings;
}

/** How long ago a recurring instant came round last. */
function since(start: number, every: Seconds, at: number): Seconds {
  return (((at - start) % every) + every) % every;
}
