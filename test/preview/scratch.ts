import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll } from "@jest/globals";

const ROOT = join(__dirname, "..", "..");

/**
 * Makes directories for projects that may not lie in the repository, where tools would stumble over them: broken files,
 * programs that do not compile. Removed after the tests of the file that calls it.
 */
export function scratchSpace(): (files: Record<string, string>, options?: { installed: boolean }) => string {
  const made: string[] = [];
  afterAll(() => {
    for (const directory of made) {
      rmSync(directory, { recursive: true });
    }
  });
  return (files, { installed } = { installed: true }) => {
    const directory = mkdtempSync(join(tmpdir(), "preview-"));
    made.push(directory);
    for (const [name, content] of Object.entries({ "package.json": "{}", ...files })) {
      mkdirSync(dirname(join(directory, name)), { recursive: true });
      writeFileSync(join(directory, name), content);
    }
    if (installed) {
      symlinkSync(join(ROOT, "node_modules"), join(directory, "node_modules"));
    }
    return directory;
  };
}
