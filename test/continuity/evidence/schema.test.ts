import { describe, expect, test } from "@jest/globals";
import { Ajv } from "ajv";
import { EVIDENCE_SCHEMA } from "../../../continuity/evidence/schema";
import { published } from "../../published";
import { record, withoutUrn } from "./records";

const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(EVIDENCE_SCHEMA);
const problems = (value: unknown) =>
  validate(value) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);

test("the published schema is this one", () => {
  expect(published("docs/evidence.schema.json", EVIDENCE_SCHEMA)).toBe(true);
});

test.each([
  ["a drill that passed", record()],
  ["one that knew no program", withoutUrn(record())],
  ["one that found no point", record({ point: null, shape: null, restoreSeconds: null, outcome: "failed" })],
  [
    "one that says all there is to say",
    record({
      previous: "0".repeat(64),
      because: "it took longer",
      standsFor: ["orders-replica"],
      predicted: { rto: { lo: 0, hi: null }, rpo: { lo: 300, hi: 300 } },
      point: { vault: "main", account: "111111111111", locked: true, sizeBytes: 5 },
      signature: { algorithm: "ed25519", keyId: "0".repeat(16), value: `${"A".repeat(86)}==` },
    }),
  ],
])("%s fits", (_name, value) => {
  expect(problems(value)).toEqual([]);
});

describe("what does not fit", () => {
  const fine = record();
  const rows: readonly [string, unknown, readonly string[]][] = [
    ["nothing", null, [" must be object"]],
    ["a later version", { ...fine, schemaVersion: 2 }, ["/schemaVersion must be equal to constant"]],
    ["something more", { ...fine, rows: ["Ann"] }, [" must NOT have additional properties"]],
    ["a part missing", { ...fine, cleanup: undefined }, [" must have required property 'cleanup'"]],
    ["no phase", { ...fine, phases: [] }, ["/phases must NOT have fewer than 1 items"]],
    [
      "another environment",
      { ...fine, environment: "azure" },
      ["/environment must be equal to one of the allowed values"],
    ],
    [
      "a part of a second",
      { ...fine, achieved: { ...fine.achieved, restoreSeconds: 0.5 } },
      ["/achieved/restoreSeconds must be integer,null"],
    ],
    [
      "an id that leads elsewhere",
      { ...fine, id: "../orders-20251128T020000Z-3f2a9c" },
      ['/id must match pattern "^([a-z0-9-]{1,63})-\\d{8}T\\d{6}Z-[0-9a-z]{4,32}$"'],
    ],
  ];
  test.each(rows)("%s", (_name, value, expected) => {
    expect(problems(value)).toEqual(expected);
  });
});
