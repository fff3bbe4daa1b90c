import type { Clock } from "../clock";
import { CloudError } from "../cloud";
import { AbortedError } from "./context";

/** How long, and how often, something is waited for. */
export interface Patience {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly pollSeconds: number;
  /** Epoch milliseconds. */
  readonly until: number;
}

/** Something was not done in time. */
export class OutOfTimeError extends Error {
  override readonly name = "OutOfTimeError";
}

/**
 * Asks, at fixed intervals, until there is an answer. What the network or a throttle takes away is asked again: a drill ends
 * neither by that nor by the growing intervals of others, which its measure would count as restore time.
 *
 * @param what for the message: `the restore`
 * @throws {OutOfTimeError}
 * @throws {AbortedError}
 */
export async function until<Answer>(
  { clock, signal, pollSeconds, until: end }: Patience,
  what: string,
  ask: () => Promise<Answer | undefined>,
): Promise<Answer> {
  for (;;) {
    if (signal.aborted) throw new AbortedError(`stopped by ${signal.reason}`);
    const askedAt = clock.now();
    const answer = await ask().catch(orAgain);
    if (answer !== undefined) return answer;
    if (clock.now() >= end) throw new OutOfTimeError(`${what} was not done by ${new Date(end).toISOString()}`);
    // A clock that was put back meanwhile would make the question seem to have taken less than no time.
    const taken = Math.max(0, clock.now() - askedAt);
    await clock.sleep(Math.max(0, pollSeconds * 1000 - taken), signal);
  }
}

function orAgain(error: unknown): undefined {
  if (error instanceof CloudError && error.transient) return undefined;
  throw error;
}
