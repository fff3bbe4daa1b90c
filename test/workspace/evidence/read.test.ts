import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import type { EvidenceRecord } from "../../../continuity/evidence/record";
import { appendEvidence } from "../../../workspace/evidence/append";
import { canonicalJson, hashOf } from "../../../workspace/evidence/canonical";
import { EvidenceError } from "../../../workspace/evidence/errors";
import { readEvidence, readService } from "../../../workspace/evidence/read";
import type { Told } from "../../continuity/evidence/records";
import { temporaryDirectory } from "../directory";
import { draft } from "./drafts";

const directory = temporaryDirectory();
const folder = () => directory.path("evidence");
const add = (told: Told = {}) => appendEvidence(folder(), draft(told)).record;
const fileOf = ({ id }: Pick<EvidenceRecord, "id">) => directory.path("evidence", "orders", `${id}.json`);
const named = ({ id }: Pick<EvidenceRecord, "id">) => `evidence/orders/${id}.json`;
const read = () => readService(folder(), "orders", []);

/** What is said of `orders`, and how many records can be read. */
function said() {
  const { problems, notes, chain } = read();
  return { problems, notes, records: chain.records.length };
}

function change(one: EvidenceRecord, edit: (text: string) => string): void {
  writeFileSync(fileOf(one), edit(readFileSync(fileOf(one), "utf8")));
}

function refusal(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof EvidenceError) return directory.plain(error.message);
    throw error;
  }
  return "accepted";
}

describe("canonical JSON", () => {
  test("sorts keys at every depth, has no spaces, and leaves out what is undefined", () => {
    expect(canonicalJson({ b: [{ d: 1, c: null }], a: "é\n", z: undefined, B: true })).toBe(
      '{"B":true,"a":"é\\n","b":[{"c":null,"d":1}]}',
    );
  });

  test("a hash does not hang on the order of keys, nor on a signature", () => {
    const one = add();
    const turned = Object.fromEntries(Object.entries(one).reverse()) as unknown as EvidenceRecord;
    const signature = { algorithm: "ed25519", keyId: "0".repeat(16), value: `${"A".repeat(86)}==` } as const;
    expect(hashOf({ ...turned, signature })).toBe(hashOf(one));
    expect(hashOf({ ...one, scenario: "region" })).not.toBe(hashOf(one));
  });
});

describe("a chain", () => {
  test("each record holds the hash of the one before it", () => {
    const [first, second, third] = [add({ daysAgo: 3 }), add({ daysAgo: 2 }), add({ daysAgo: 1 })];
    expect([first.previous, second.previous, third.previous]).toEqual([null, hashOf(first), hashOf(second)]);
    expect(said()).toEqual({ problems: [], notes: [], records: 3 });
    expect(readdirSync(directory.path("evidence", "orders"))).toEqual(
      [first, second, third].map(({ id }) => `${id}.json`),
    );
  });

  test("services have chains of their own", () => {
    add();
    const other = appendEvidence(folder(), { ...draft(), service: "billing", id: "billing-20251231T000000Z-3f2a9c" });
    expect(other.record.previous).toBeNull();
    expect(readEvidence(folder(), []).map(({ service, chain }) => [service, chain.records.length])).toEqual([
      ["billing", 1],
      ["orders", 1],
    ]);
  });

  test("no folder, an empty one, and what is no evidence at all hold none", () => {
    expect(readEvidence(folder(), [])).toEqual([]);
    directory.write("evidence/orders/README.md", "drills of orders");
    directory.write("evidence/orders/.hidden.json", "{");
    directory.write("evidence/.git/config.json", "{");
    directory.write("evidence/notes.json", "{");
    expect(readEvidence(folder(), [])).toEqual([]);
  });

  test("a fork is told, and both branches count", () => {
    const [first, second] = [add({ daysAgo: 3 }), add({ daysAgo: 2 })];
    renameSync(fileOf(second), directory.path("aside.json"));
    const third = add({ daysAgo: 1 });
    renameSync(directory.path("aside.json"), fileOf(second));
    expect(said()).toEqual({
      problems: [],
      notes: [`the chain forks after ${named(first)}: ${named(second)} and ${named(third)}`],
      records: 3,
    });
    const next = add({ daysAgo: 0.5 });
    expect(next.previous).toBe(hashOf(third));
  });

  test("two that call themselves the first are a fork too", () => {
    const first = add({ daysAgo: 3 });
    renameSync(fileOf(first), directory.path("aside.json"));
    const second = add({ daysAgo: 2 });
    renameSync(directory.path("aside.json"), fileOf(first));
    expect(said().notes).toEqual([`the chain forks at its start: ${named(first)} and ${named(second)}`]);
  });
});

describe("what is refused", () => {
  test("a record taken out of the middle", () => {
    const [, second, third] = [add({ daysAgo: 3 }), add({ daysAgo: 2 }), add({ daysAgo: 1 })];
    rmSync(fileOf(second));
    expect(said()).toEqual({
      problems: [`${named(third)}: follows a record that is not there: one before it was altered or taken away`],
      notes: [],
      records: 2,
    });
  });

  test("a figure changed in a record that others follow", () => {
    const [first, second] = [add({ daysAgo: 3 }), add({ daysAgo: 2 })];
    change(first, (text) => text.replace('"restoreSeconds": 1800', '"restoreSeconds": 1700'));
    expect(said().problems).toEqual([
      `${named(second)}: follows a record that is not there: one before it was altered or taken away`,
    ]);
  });

  const rows: readonly [string, (text: string) => string, string][] = [
    ["cut short", (text) => text.slice(0, text.indexOf('"service"')), ", line 12: is not JSON"],
    ["a line gone wrong", (text) => text.replace('"kind": ', '"kind" '), ", line 4: is not JSON"],
    ["empty", () => "", ", line 1: is not JSON"],
    [
      "a later schema",
      (text) => text.replace('"schemaVersion": 1', '"schemaVersion": 2'),
      ": has schema version 2, and this Lifeboat reads 1",
    ],
    [
      "a version that is none",
      (text) => text.replace('"schemaVersion": 1', '"schemaVersion": "1"'),
      ": schemaVersion must be equal to constant",
    ],
    ["not a record", () => "[]", ": the top level must be object"],
    ["null", () => "null", ": the top level must be object"],
    [
      "another id than its file",
      (text) => text.replace("-3f2a9c", "-000000"),
      ": calls itself orders-20251231T000000Z-000000",
    ],
    [
      "of another service",
      (text) => text.replace('"service": "orders"', '"service": "billing"'),
      ": is evidence of billing",
    ],
    [
      "at odds with itself",
      (text) => text.replace('"passed": true', '"passed": false'),
      ': its outcome is passed, but check "rows of orders" failed',
    ],
  ];

  test.each(rows)("%s", (_name, edit, problem) => {
    const one = add();
    change(one, edit);
    expect(said()).toEqual({ problems: [`${named(one)}${problem}`], notes: [], records: 0 });
  });

  test("one of more than 4 MiB, unread", () => {
    const one = add();
    change(one, (text) => text + " ".repeat(4 * 1024 * 1024));
    expect(said().problems).toEqual([`${named(one)}: cannot be read, or is longer than 4 MiB`]);
  });

  test("a directory in place of a record, and JSON of another name", () => {
    directory.write("evidence/orders/orders-20251231T000000Z-3f2a9c.json/x", "");
    directory.write("evidence/orders/summary.json", "{}");
    expect(said().problems).toEqual([
      "evidence/orders/orders-20251231T000000Z-3f2a9c.json: cannot be read, or is longer than 4 MiB",
      "evidence/orders/summary.json: is not named as a record is",
    ]);
  });

  test("what cannot be read is told by itself, not by the records after it", () => {
    const first = add({ daysAgo: 3 });
    add({ daysAgo: 2 });
    change(first, () => "{");
    expect(said().problems).toEqual([`${named(first)}, line 1: is not JSON`]);
  });

  test("a folder that cannot be listed", () => {
    directory.write("evidence", "");
    expect(refusal(() => readEvidence(folder(), []))).toBe("./evidence: cannot be listed (ENOTDIR)");
  });
});

describe("adding", () => {
  test("nothing is written over, whatever is there", () => {
    const one = add();
    const before = readFileSync(fileOf(one), "utf8");
    expect(refusal(() => add())).toBe(`${named(one)}: is there already, and stays as it is`);
    expect(readFileSync(fileOf(one), "utf8")).toBe(before);
    expect(readdirSync(directory.path("evidence", "orders"))).toEqual([`${one.id}.json`]);
  });

  test("nothing is added to a chain that is not sound", () => {
    const one = add({ daysAgo: 3 });
    change(one, () => "{");
    expect(refusal(() => add({ daysAgo: 2 }))).toBe(`${named(one)}, line 1: is not JSON`);
    expect(readFileSync(fileOf(one), "utf8")).toBe("{");
  });

  test.each<[string, Partial<ReturnType<typeof draft>>, string]>([
    [
      "of no form",
      { phases: [] },
      "evidence/orders/orders-20251231T000000Z-3f2a9c.json: would not be evidence: phases must NOT have fewer than 1 items",
    ],
    [
      "at odds with itself",
      { point: null },
      "evidence/orders/orders-20251231T000000Z-3f2a9c.json: would not be evidence: its outcome is passed, but it restored nothing",
    ],
    [
      "with the id of another service",
      { service: "billing" },
      "evidence/billing/orders-20251231T000000Z-3f2a9c.json: would not be evidence: its id does not begin with billing",
    ],
  ])("a record %s is never written", (_name, more, message) => {
    expect(refusal(() => appendEvidence(folder(), { ...draft(), ...more }))).toBe(message);
    expect(readEvidence(folder(), [])).toEqual([]);
  });

  test("a file that cannot be written is told", () => {
    directory.write("evidence/billing", "");
    const one = { ...draft(), service: "billing", id: "billing-20251231T000000Z-3f2a9c" };
    expect(refusal(() => appendEvidence(folder(), one))).toBe("./evidence/billing: cannot be listed (ENOTDIR)");
  });
});
