import { expect, test } from "@jest/globals";
import { type Evidence, NO_EVIDENCE } from "../../../continuity/evidence/evidence";
import type { EvidenceRecord } from "../../../continuity/evidence/record";
import type { Finding } from "../../../continuity/rules/finding";
import { resource } from "../estate-builder";
import { record } from "../evidence/records";
import { database, findingsOf, type Row, vouched } from "./findings";

const PLAIN = { "continuity:rto": "4h", "continuity:rpo": "15m" };
const db = (tags = {}) => database("orders-db", { ...PLAIN, ...tags });
const by = (day: string) => db({ "continuity:first-drill-by": day });

const from = (...records: readonly EvidenceRecord[]): { readonly evidence: Evidence } => ({
  evidence: { ...NO_EVIDENCE, records },
});
const asked = { evidence: { ...NO_EVIDENCE, askedOf: new Set(["orders"]) } };

const finding = (message: string, more: Partial<Finding> = {}): Finding => ({
  rule: "evidence-stale",
  verdict: "unproven",
  level: "advisory",
  severity: "medium",
  service: "orders",
  scenario: "data",
  urn: "urn:pulumi:test::shop::aws:rds/instance:Instance::orders-db",
  message,
  fix: "Drill it: lifeboat drill run orders.",
  ...more,
});

const RESTORE = "its restore from a continuous backup in eu-west-1";
const never = (when: string, more: Partial<Finding> = {}) =>
  finding(`orders-db: ${RESTORE} was never drilled${when}.`, more);
const old = record({ daysAgo: 120 });
const failed = record({ outcome: "failed", because: "row counts differ" });
const lab = record({ environment: "lab" });
const mandatory = { level: "mandatory" } as const;

const rows: readonly Row[] = [
  ["drilled lately", [by("2025-12-01")], from(record()), []],
  ["drilled, and its objective missed", [by("2025-12-01")], from(record({ outcome: "missed-objective" })), []],
  ["never drilled, and nobody asks for it", [db()], { assumptions: [vouched("restore-time", 3600)] }, []],
  ["never drilled, with the day to come", [by("2026-02-01")], {}, [never("; it is to be by 2026-02-01")]],
  [
    "never drilled, on the day",
    [by("2026-01-01")],
    {},
    [
      finding(
        "orders-db: its restore from a continuous backup in eu-west-1 was never drilled, and should have been by 2026-01-01.",
        mandatory,
      ),
    ],
  ],
  ["never drilled, with a cadence of the service", [db()], asked, [never("")]],
  ["never drilled, with a cadence for all", [db()], { evidence: { ...NO_EVIDENCE, askedOf: "all" } }, [never("")]],
  ["never drilled, with a cadence of another", [db()], { evidence: { ...NO_EVIDENCE, askedOf: new Set(["b"]) } }, []],
  [
    "drilled too long ago",
    [by("2025-12-01")],
    from(old),
    [finding(`orders-db: no drill of ${RESTORE} counts: ${old.id}, since it is older than 90d.`)],
  ],
  [
    "drilled in a lab only, after the day",
    [by("2025-12-01")],
    from(lab),
    [finding(`orders-db: no drill of ${RESTORE} counts: ${lab.id}, since it ran in a lab.`, mandatory)],
  ],
  [
    "drilled often, and none counts",
    [db()],
    from(...[1, 2, 3, 4].map((daysAgo) => record({ daysAgo, environment: "stand-in" }))),
    [
      finding(
        `orders-db: no drill of ${RESTORE} counts: orders-20251231T000000Z-3f2a9c, since it ran against a stand-in; orders-20251230T000000Z-3f2a9c, since it ran against a stand-in; and 2 more.`,
      ),
    ],
  ],
  [
    "failed last",
    [by("2025-12-01")],
    from(record({ daysAgo: 5 }), failed),
    [
      finding(
        `orders-db: the last drill of ${RESTORE} failed on 2025-12-31 (${failed.id}): row counts differ; no older one counts until it passes.`,
        { fix: "Mend what made it fail and drill again." },
      ),
    ],
  ],
  [
    "failed last, for no reason that it says",
    [db()],
    from(record({ outcome: "failed" })),
    [
      finding(
        `orders-db: the last drill of ${RESTORE} failed on 2025-12-31 (${failed.id}); no older one counts until it passes.`,
        { fix: "Mend what made it fail and drill again." },
      ),
    ],
  ],
  ["no objective", [database("orders-db", { "continuity:first-drill-by": "2025-12-01" })], {}, []],
  [
    "lowered",
    [by("2025-12-01")],
    { rules: { "evidence-stale": "advisory" } },
    [never(", and should have been by 2025-12-01")],
  ],
  ["off", [by("2025-12-01")], { rules: { "evidence-stale": "off" } }, []],
];

test.each(rows)("%s", (_name, resources, options, expected) => {
  expect(findingsOf("evidence-stale", resources, options)).toEqual(expected);
});

test("no drill restores a table to a point in time: that is said, and is never mandatory", () => {
  const inputs = { name: "carts", pointInTimeRecovery: { enabled: true }, deletionProtectionEnabled: true };
  const tags = { "continuity:service": "orders", ...PLAIN, "continuity:first-drill-by": "2025-12-01" };
  const carts = resource("aws:dynamodb/table:Table", "carts", { ...inputs, tags });
  expect(findingsOf("evidence-stale", [carts], {})).toEqual([
    finding(
      "carts: its restore from a continuous backup in eu-west-1 was never drilled, and lifeboat drill does not restore that.",
      {
        urn: carts.urn,
        fix: "Restore it by hand now and then, and vouch for its restore-time under assumptions in lifeboat.yaml.",
      },
    ),
  ]);
});

test("one restore that several scenarios rest on is told once", () => {
  const single = database("orders-db", { ...PLAIN, "continuity:first-drill-by": "2026-02-01" }, { multiAz: false });
  expect(findingsOf("evidence-stale", [single], {})).toEqual([
    never("; it is to be by 2026-02-01", { scenario: "instance" }),
  ]);
});
