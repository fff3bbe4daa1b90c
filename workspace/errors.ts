/** A file or configuration that cannot be used. The message is one or two lines: what is wrong, where, the way out. */
export class SettingsError extends Error {
  constructor(
    /** The file or the source of the configuration. */
    readonly where: string,
    readonly problems: readonly string[],
    options?: ErrorOptions,
  ) {
    const more = problems.length > 3 ? ` (and ${problems.length - 3} more)` : "";
    super(`${where}: ${problems.slice(0, 3).map(inOneLine).join("; ")}${more}`, options);
    this.name = "SettingsError";
  }
}

const LONGEST_PROBLEM = 300;

/** Keys of a file are part of a problem, and may be of any length and over many lines. */
function inOneLine(problem: string): string {
  const line = problem.slice(0, LONGEST_PROBLEM).replace(/\s+/g, " ");
  return problem.length > LONGEST_PROBLEM ? `${line}…` : line;
}
