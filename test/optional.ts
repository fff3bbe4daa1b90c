import { writeSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, test } from "@jest/globals";

/** Something that tests need and nobody must have. */
export interface Need {
  readonly there: boolean;
  /** What is missing, and how to get it. */
  readonly missing: string;
  /** The variable that, set to 1, makes it a must. */
  readonly requiredBy: string;
}

/** A block of tests that need something. Without it they are skipped, and a line on stderr says so; where it is a must they fail. */
export function describeWith({ there, missing, requiredBy }: Need, name: string, body: () => void): void {
  if (there) {
    describe(name, body);
    return;
  }
  if (process.env[requiredBy] === "1") {
    test(name, () => expect(missing).toBe(""));
    return;
  }
  writeSync(2, `SKIPPED ${basename(expect.getState().testPath ?? "")}, ${name}: ${missing}\n`);
  const { skip } = describe;
  skip(name, body);
}
