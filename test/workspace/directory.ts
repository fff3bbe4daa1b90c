import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach } from "@jest/globals";

/** A directory of its own for every test of a file; gone afterwards. */
export function temporaryDirectory() {
  let path = "";
  beforeEach(() => {
    path = realpathSync(mkdtempSync(join(tmpdir(), "lifeboat-test-")));
  });
  afterEach(() => rmSync(path, { recursive: true, force: true }));
  return {
    path: (...parts: readonly string[]) => join(path, ...parts),
    write(file: string, text: string): string {
      const whole = join(path, file);
      mkdirSync(dirname(whole), { recursive: true });
      writeFileSync(whole, text);
      return whole;
    },
    /** A text without what differs from machine to machine. */
    plain: (text: string) => text.replaceAll(path, "."),
  };
}
