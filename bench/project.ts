import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PULUMI = "name: bench\nruntime: nodejs\n";

/** Somebody vouches for the restore, as in any real project: the pack reads and checks this file too. */
export const LIFEBOAT = `assumptions:
  - {what: restore-time, for: "type:aws:rds/instance:Instance", value: 90m, owner: bench, reason: bench, until: "2190-01-01"}
  - {what: copy-time, for: "type:aws:rds/instance:Instance", value: 45m, owner: bench, reason: bench, until: "2190-01-01"}
`;

/** Works in a project directory that is there for the time being. */
export async function inProject<T>(work: (directory: string) => Promise<T>): Promise<T> {
  const directory = mkdtempSync(join(tmpdir(), "lifeboat-bench-"));
  try {
    writeFileSync(join(directory, "Pulumi.yaml"), PULUMI);
    writeFileSync(join(directory, "lifeboat.yaml"), LIFEBOAT);
    return await work(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
