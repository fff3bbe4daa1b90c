import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, jest } from "@jest/globals";

/** For each test a project of its own, in which the command seems to be given, and a clock that stands still. */
export function circumstances(): { readonly directory: () => string } {
  const before = { ...process.env };
  let directory = "";
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "lifeboat-pack-"));
    writeFileSync(join(directory, "Pulumi.yaml"), "name: estate\nruntime: nodejs\n");
    for (const key of ["LIFEBOAT_REPORT", "LIFEBOAT_CONFIG", "LIFEBOAT_DEBUG", "LIFEBOAT_FIX_PLAN"])
      delete process.env[key];
    process.env.PWD = directory;
    jest.spyOn(Date, "now").mockReturnValue(Date.parse("2026-11-22T12:00:00Z"));
  });
  afterEach(() => {
    jest.restoreAllMocks();
    process.env = { ...before };
    rmSync(directory, { recursive: true });
  });
  return { directory: () => directory };
}
