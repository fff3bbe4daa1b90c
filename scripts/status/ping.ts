/** How long an answer is waited for, in milliseconds. */
const PATIENCE = 10_000;

/**
 * Calls a URL that somebody watches for not being called. That it cannot be reached is no failure of the backups: it is told,
 * and whoever watches notices the silence.
 */
export async function ping(url: string): Promise<void> {
  const because = await fetch(url, { signal: AbortSignal.timeout(PATIENCE) }).then(
    ({ ok, status }) => (ok ? undefined : `it answered ${status}`),
    (error: Error) => (error.cause as NodeJS.ErrnoException | undefined)?.code ?? error.message,
  );
  // The URL may hold a key that only who calls it should know.
  if (because !== undefined) process.stderr.write(`note: --ping: nobody was told that all is well: ${because}\n`);
}
