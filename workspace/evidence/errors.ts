/** Evidence that cannot be read, or that nothing may be added to. The message is one line: the file, and what is wrong. */
export class EvidenceError extends Error {
  constructor(
    readonly problems: readonly string[],
    options?: ErrorOptions,
  ) {
    const [first = "", ...more] = problems;
    super(`${first}${more.length === 0 ? "" : ` (and ${more.length} more)`}`, options);
    this.name = "EvidenceError";
  }
}
