import { expect, test } from "@jest/globals";
import fc from "fast-check";
import type { EstateResource } from "../../../continuity/estate/resource";
import { fingerprintsOf, fnv1a } from "../../../continuity/report/fingerprint";
import { rdsInstance } from "../estate-builder";
import { reportOf, SAMPLE } from "./sample";

test.each([
  ["", "cbf29ce484222325"],
  ["a", "af63dc4c8601ec8c"],
  ["foobar", "85944171f73967e8"],
])("the hash of %j is that of FNV-1a", (text, hash) => {
  expect(fnv1a(text)).toBe(hash);
});

test("the hash is that of FNV-1a by definition, for any text", () => {
  const slow = (text: string) => {
    let hash = 0xcbf29ce484222325n;
    for (const byte of new TextEncoder().encode(text))
      hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
    return hash.toString(16).padStart(16, "0");
  };
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => expect(fnv1a(text)).toBe(slow(text))));
});

const FINDING = { rule: "backup-covers", service: "orders", scenario: "zone", message: "1h" } as const;
const URN = "urn:pulumi:prod::shop::aws:rds/instance:Instance::orders-db";
const printOf = (finding: Parameters<typeof fingerprintsOf>[0][number]) => fingerprintsOf([finding]).get(finding);

test("stack, project and figures say nothing; rule, service, scenario and resource do", () => {
  const own = { ...FINDING, urn: URN };
  expect(printOf(own)).toMatch(/^[0-9a-f]{16}:1$/);
  expect(printOf({ ...own, urn: URN.replace("prod::shop", "dev::other"), message: "2h" })).toBe(printOf(own));
  const others = [
    FINDING,
    { ...own, rule: "copy-apart" },
    { ...own, service: "billing" },
    { ...own, scenario: "data" as const },
    { ...own, urn: URN.replace("orders-db", "billing-db") },
    { ...own, urn: URN.replace("instance:Instance", "cluster:Cluster") },
    { ...own, urn: "external:prod::shop::orders-db" },
  ];
  expect(new Set([own, ...others].map(printOf)).size).toBe(1 + others.length);
});

test("several that are alike are numbered by their messages, in whichever order they come", () => {
  const [a, b, c] = ["a", "b", "c"].map((message) => ({ ...FINDING, message }));
  if (!a || !b || !c) throw new Error("three");
  const prints = fingerprintsOf([c, a, b]);
  const hash = printOf(FINDING)?.split(":")[0];
  expect([a, b, c].map((one) => prints.get(one))).toEqual([`${hash}:1`, `${hash}:2`, `${hash}:3`]);
});

/** Resources that belong to another service, or to none. */
const strangers = fc.uniqueArray(
  fc.record({ name: fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/), tagged: fc.boolean(), multiAz: fc.boolean() }),
  { selector: ({ name }) => name, maxLength: 6 },
);

const strange = (others: readonly { name: string; tagged: boolean; multiAz: boolean }[], rename: string) =>
  others.map(({ name, tagged, multiAz }) =>
    rdsInstance(`other-${rename}${name}`, {
      multiAz,
      ...(tagged ? { tags: { "continuity:service": "other", "continuity:rto:zone": "5m" } } : {}),
    }),
  );

test("renaming what a finding is not about, and reordering the program, change no fingerprint", () => {
  const ofOrders = (resources: readonly EstateResource[]) => {
    const { findings } = reportOf(resources);
    const prints = fingerprintsOf(findings);
    return findings.filter(({ service }) => service === "orders").map((finding) => prints.get(finding));
  };
  const expected = ofOrders(SAMPLE);
  expect(expected).toHaveLength(3);
  fc.assert(
    fc.property(
      strangers.chain((others) =>
        fc.tuple(
          fc.shuffledSubarray([...SAMPLE, ...strange(others, "")], { minLength: SAMPLE.length + others.length }),
          fc.shuffledSubarray([...SAMPLE, ...strange(others, "new-")], { minLength: SAMPLE.length + others.length }),
        ),
      ),
      ([before, after]) => {
        expect(ofOrders(before)).toEqual(expected);
        expect(ofOrders(after)).toEqual(expected);
      },
    ),
    { numRuns: 20 },
  );
});
