import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { promisify } from "node:util";
import { UsageError } from "../usage-error";

const run = promisify(execFile);

/**
 * Checks a revision of a directory out beside the working tree, which stays as it is, and hands over where it lies. What the
 * program needs of `node_modules` is that of the working tree.
 *
 * @throws UsageError where the directory is in no git repository, or the revision or the directory is not in it
 */
export async function atRevision<T>(directory: string, revision: string, use: (at: string) => Promise<T>): Promise<T> {
  const top = await topOf(directory);
  const within = relative(top, realpathSync(directory));
  const commit = await git(top, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`]).catch(
    () => {
      throw new UsageError(`${revision} is neither a report (FILE.json) nor a revision of ${top}`);
    },
  );
  const temporary = realpathSync(mkdtempSync(join(tmpdir(), "lifeboat-")));
  const tree = join(temporary, "tree");
  try {
    mkdirSync(tree);
    const index = { GIT_INDEX_FILE: join(temporary, "index") };
    await git(top, ["read-tree", commit], index);
    await git(top, ["checkout-index", "--all", `--prefix=${tree}/`], index);
    const at = join(tree, within);
    if (!existsSync(at)) throw new UsageError(`${revision} has no directory ${within}`);
    linkModules(top, tree, within);
    return await use(at);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

async function topOf(directory: string): Promise<string> {
  if (!existsSync(directory)) throw new UsageError(`${directory} does not exist`);
  return git(directory, ["rev-parse", "--show-toplevel"]).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") throw new UsageError("there is no git command; name two reports (FILE.json) instead");
    throw new UsageError(`${directory} is in no git repository; name two reports (FILE.json) instead`);
  });
}

/** The modules of the directory and of all above it, up to the top of the repository. */
function linkModules(top: string, tree: string, within: string): void {
  for (let at = within; ; at = dirname(at)) {
    const [modules, link] = [join(top, at, "node_modules"), join(tree, at, "node_modules")];
    if (existsSync(modules) && !existsSync(link) && existsSync(dirname(link))) symlinkSync(modules, link, "dir");
    if (at === "" || at === ".") return;
  }
}

async function git(directory: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<string> {
  const { stdout } = await run("git", ["-C", directory, ...args], {
    env: { ...process.env, ...env },
    maxBuffer: 2 ** 26,
  });
  return stdout.trim();
}
