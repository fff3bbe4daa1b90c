/** What is told of where results go, by the code of the error. */
const PROBLEM: Readonly<Record<string, string>> = { ENOSPC: "no space is left", EIO: "it cannot be written" };

/** Whether an error says that whoever reads the results, such as `head`, has seen enough: no fault of anyone. */
export function isClosedPipe(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EPIPE";
}

/**
 * Goes on where nobody reads the results any more, so that the exit code is the one that the command comes to, and files are
 * written and drills cleaned up. Where results cannot be written for another reason, says so once.
 *
 * @param fail called where results are lost
 */
export function watchStandardOutput(
  { stdout, stderr }: Pick<NodeJS.Process, "stdout" | "stderr">,
  fail: () => void,
): void {
  let told = false;
  stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (isClosedPipe(error)) return;
    const code = error.code ?? "unknown error";
    if (!told) stderr.write(`error: cannot write the result: ${PROBLEM[code] ?? code}\n`);
    told = true;
    fail();
  });
}
