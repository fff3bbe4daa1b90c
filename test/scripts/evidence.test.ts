import { generateKeyPairSync } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { EvidenceRecord } from "../../continuity/evidence/record";
import { evidenceCommand } from "../../scripts/evidence";
import { appendEvidence } from "../../workspace/evidence/append";
import { hashOf } from "../../workspace/evidence/canonical";
import { keyIdOf } from "../../workspace/evidence/keys";
import { AS_OF } from "../continuity/estate-builder";
import type { Told } from "../continuity/evidence/records";
import { temporaryDirectory } from "../workspace/directory";
import { draft } from "../workspace/evidence/drafts";

const directory = temporaryDirectory();
const add = (told: Told = {}) => appendEvidence(directory.path("evidence"), draft(told)).record;
const fileOf = ({ id }: EvidenceRecord) => directory.path("evidence", "orders", `${id}.json`);

beforeEach(() => {
  directory.write("Pulumi.yaml", "name: shop");
});
afterEach(() => {
  process.exitCode = undefined;
});

/** Runs the sub-command in the project: what it printed, its exit code, or the error that it ended with. */
async function evidence(...args: readonly string[]) {
  let [out, err] = ["", ""];
  const io = {
    stdout: { write: (text: string) => (out += text) },
    stderr: { write: (text: string) => (err += text) },
    now: () => AS_OF * 1000,
    directory: directory.path(),
    environment: {},
  };
  const command = evidenceCommand(io).exitOverride();
  for (const one of command.commands) one.configureOutput({ writeErr: () => undefined });
  const error = await command.parseAsync([...args], { from: "user" }).then(
    () => undefined,
    (thrown: Error) => directory.plain(`${thrown.name}: ${thrown.message}`),
  );
  return { out: directory.plain(out), err: directory.plain(err), code: process.exitCode ?? 0, error };
}

const fine = (out: string) => ({ out, err: "", code: 0, error: undefined });

function keyFiles() {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  directory.write("drill.pem", privateKey.export({ type: "pkcs8", format: "pem" }) as string);
  directory.write("drill.pub.pem", publicKey.export({ type: "spki", format: "pem" }) as string);
  return { id: keyIdOf(publicKey), file: directory.path("drill.pem") };
}

describe("verify", () => {
  test("a whole chain", async () => {
    add({ daysAgo: 3 });
    const last = add({ daysAgo: 1 });
    expect(await evidence("verify")).toEqual(
      fine(
        `orders  whole: 2 records from 2025-12-29 to 2025-12-31\n  ends with ${last.id}, sha256 ${hashOf(last)}, not signed\n`,
      ),
    );
  });

  test("a broken one, and one dated in the future", async () => {
    const [first, second] = [add({ daysAgo: 3 }), add({ daysAgo: -1 })];
    writeFileSync(fileOf(first), readFileSync(fileOf(first), "utf8").replace('"rpoSeconds": 300', '"rpoSeconds": 1'));
    const { out, code } = await evidence("verify", "orders", "--format", "json");
    expect([JSON.parse(out), code]).toEqual([
      {
        services: [
          {
            service: "orders",
            whole: false,
            records: 2,
            pruned: 0,
            from: "2025-12-29",
            to: "2026-01-02",
            heads: [
              { id: first.id, sha256: expect.stringMatching(/^[0-9a-f]{64}$/), signedBy: null },
              { id: second.id, sha256: hashOf(second), signedBy: null },
            ],
            problems: [
              `evidence/orders/${second.id}.json: follows a record that is not there: one before it was altered or taken away`,
              `evidence/orders/${second.id}.json: is dated in the future`,
            ],
            notes: [],
          },
        ],
      },
      1,
    ]);
  });

  test("one that cannot be read", async () => {
    const only = add();
    writeFileSync(fileOf(only), "{\n");
    expect(await evidence("verify")).toEqual({
      ...fine(`orders  refused: 0 records\n  ! evidence/orders/${only.id}.json, line 2: is not JSON\n`),
      code: 1,
    });
  });

  test("a folder that holds nothing", async () => {
    directory.write("evidence/README.md", "");
    expect(await evidence("verify")).toEqual(fine("There is no evidence.\n"));
  });

  test("signed, by a key of lifeboat.yaml", async () => {
    const key = keyFiles();
    directory.write("lifeboat.yaml", "evidence: { publicKeys: [drill.pub.pem] }");
    const one = add();
    expect((await evidence("verify")).out).toContain("is the last of its chain and not signed");
    process.exitCode = undefined;
    expect(await evidence("sign", "--key", key.file)).toEqual(fine(`signed ${one.id}\n`));
    expect((await evidence("verify")).out).toBe(
      `orders  whole: 1 record of 2025-12-31\n  ends with ${one.id}, sha256 ${hashOf(one)}, signed by ${key.id}\n`,
    );
    expect(await evidence("sign", "--key", key.file)).toEqual(fine("Everything is signed with this key already.\n"));
  });
});

describe("show", () => {
  test("a line a drill, from the newest on", async () => {
    add({ daysAgo: 3, outcome: "failed", because: "rows differ", point: null, shape: null, restoreSeconds: null });
    add({ daysAgo: 2, environment: "lab", objective: { rtoSeconds: null, rpoSeconds: null } });
    add({ daysAgo: 1 });
    expect(await evidence("show", "orders")).toEqual(
      fine(
        [
          "day         service  member     scenario  from        outcome  RTO        RPO        where  id",
          "2025-12-31  orders   orders-db  data      continuous  passed   50m of 4h  5m of 15m  aws    orders-20251231T000000Z-3f2a9c",
          "2025-12-30  orders   orders-db  data      continuous  passed   50m        5m         lab    orders-20251230T000000Z-3f2a9c",
          "2025-12-29  orders   orders-db  data      -           failed   - of 4h    5m of 15m  aws    orders-20251229T000000Z-3f2a9c",
          "",
        ].join("\n"),
      ),
    );
  });

  test("until when everything was loaded, of drills that were to load it", async () => {
    add({ daysAgo: 3 });
    add({ daysAgo: 2, rtoLoadedSeconds: null });
    add({ daysAgo: 1, rtoLoadedSeconds: 5400 });
    expect(await evidence("show", "orders")).toEqual(
      fine(
        [
          "day         service  member     scenario  from        outcome  RTO        loaded       RPO        where  id",
          "2025-12-31  orders   orders-db  data      continuous  passed   50m of 4h  1h30m of 4h  5m of 15m  aws    orders-20251231T000000Z-3f2a9c",
          "2025-12-30  orders   orders-db  data      continuous  passed   50m of 4h  - of 4h      5m of 15m  aws    orders-20251230T000000Z-3f2a9c",
          "2025-12-29  orders   orders-db  data      continuous  passed   50m of 4h               5m of 15m  aws    orders-20251229T000000Z-3f2a9c",
          "",
        ].join("\n"),
      ),
    );
  });

  test("one record, by its id", async () => {
    const one = add();
    const { out } = await evidence("show", one.id);
    expect(JSON.parse(out)).toEqual(one);
  });

  test("as JSON, with what cannot be read on stderr", async () => {
    const [first, second] = [add({ daysAgo: 3 }), add({ daysAgo: 1 })];
    writeFileSync(fileOf(first), "");
    const { out, err, code } = await evidence("show", "--format", "json");
    expect([JSON.parse(out), err, code]).toEqual([
      { records: [second] },
      `evidence/orders/${first.id}.json, line 1: is not JSON\n`,
      1,
    ]);
  });
});

describe("prune", () => {
  test("says first what it would remove, then removes it, and the chain stays whole", async () => {
    const [first, second] = [add({ daysAgo: 40 }), add({ daysAgo: 1 })];
    expect(await evidence("prune", "--older-than", "30d", "--dry-run")).toEqual(
      fine(`would be removed: ${first.id}\n`),
    );
    expect(existsSync(fileOf(first))).toBe(true);
    expect(await evidence("prune", "--older-than", "30d")).toEqual(fine(`removed ${first.id}\n`));
    expect([existsSync(fileOf(first)), existsSync(fileOf(second))]).toEqual([false, true]);
    expect((await evidence("verify")).out).toMatch(/^orders {2}whole: 1 record of 2025-12-31, 1 pruned before\n/);
    expect(await evidence("prune", "--older-than", "30d", "--format", "json")).toEqual(
      fine('{\n  "removed": [],\n  "dryRun": false\n}\n'),
    );
    expect((await evidence("prune", "--older-than", "30d")).out).toBe("Nothing is older than 30d.\n");
  });
});

describe("wrong usage", () => {
  const rows: readonly [string, readonly string[], string][] = [
    [
      "no folder",
      ["verify", "--directory", "nowhere"],
      "UsageError: ./nowhere does not exist: there is no evidence, or name it with --directory",
    ],
    ["another service", ["verify", "billing"], "UsageError: there is no evidence of billing; there is of orders"],
    ["another id", ["show", "orders-x"], "UsageError: there is no evidence of orders-x; there is of orders"],
    [
      "no lifeboat.yaml",
      ["verify", "--settings", "nowhere.yaml"],
      "UsageError: ./nowhere.yaml: cannot be read; is the path right?",
    ],
    [
      "no key",
      ["sign", "--key", "/nowhere.pem"],
      "UsageError: /nowhere.pem: is no private key in PEM that can be read",
    ],
    ["no age", ["prune"], "CommanderError: error: required option '--older-than <duration>' not specified"],
    [
      "an age of no unit",
      ["prune", "--older-than", "30"],
      "CommanderError: error: option '--older-than <duration>' argument '30' is invalid. has no unit; write a length of time such as 90s, 15m, 4h, 1h30m, 2d or PT15M",
    ],
  ];

  test.each(rows)("%s", async (_name, args, message) => {
    add();
    expect((await evidence(...args)).error).toBe(message);
  });

  test("a chain that is not sound is neither signed nor pruned", async () => {
    const [first] = [add({ daysAgo: 40 }), add({ daysAgo: 1 })];
    rmSync(fileOf(first as EvidenceRecord));
    const message =
      "UsageError: evidence/orders/orders-20251231T000000Z-3f2a9c.json: follows a record that is not there: one before it was altered or taken away";
    expect((await evidence("prune", "--older-than", "1d")).error).toBe(message);
    expect((await evidence("sign", "--key", keyFiles().file)).error).toBe(message);
  });
});
