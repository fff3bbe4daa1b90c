import { afterEach, beforeEach, jest } from "@jest/globals";

/** What a command writes in a test, in place of the process. */
export interface Captured {
  out: string;
  err: string;
}

/** Captures what is written during each test of the file, or of the block, that calls it. */
export function capturing(): Captured {
  const captured: Captured = { out: "", err: "" };
  beforeEach(() => {
    Object.assign(captured, { out: "", err: "" });
    jest.spyOn(process.stdout, "write").mockImplementation((text) => {
      captured.out += text;
      return true;
    });
    jest.spyOn(process.stderr, "write").mockImplementation((text) => {
      captured.err += text;
      return true;
    });
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });
  return captured;
}
