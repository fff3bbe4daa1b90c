import { expect, test } from "@jest/globals";
import type { EstateResource } from "../../../continuity/estate/resource";
import type { Value } from "../../../continuity/estate/value";
import type { Finding } from "../../../continuity/rules/finding";
import type { Grade } from "../../../continuity/verdict/grade";
import { urnOf } from "../estate-builder";
import { database, findingsOf, type Row } from "./findings";

const COMPONENT = "lifeboat:index:ResilientDatabase";
const URN = urnOf(COMPONENT, "orders-db");

const half = { sum: "" };

/** A component that has planned a database to keep its objective in a scenario so well. */
function planned(grade: Grade, more: Readonly<Record<string, Value>> = {}): EstateResource {
  const scenarios = [{ scenario: "zone", grade, rto: half, rpo: half }];
  const choice = { kind: "database", choices: ["DB instance", "a standby in another zone"], cost: [], among: 12 };
  const inputs = { service: "orders", planned: { ...choice, scenarios, passedOver: [], untold: 0, ...more } };
  return { urn: URN, type: COMPONENT, name: "orders-db", inputs, outputs: {}, edges: {} };
}

/** Another component of the service, by URN after the first. */
function other(grade: Grade): EstateResource {
  return { ...planned(grade), urn: `${URN}-2`, name: "orders-db-2" };
}

const objectives = { "continuity:rto:zone": "15m", "continuity:rpo:zone": "15m" };

/** A database that is a part of that component. */
function part(inputs: Readonly<Record<string, Value>>): EstateResource {
  return { ...database("orders-db", objectives, { backupRetentionPeriod: 7, ...inputs }), parent: URN };
}

function unset(resource: EstateResource, property: string): EstateResource {
  const inputs = Object.entries(resource.inputs ?? {}).filter(([key]) => key !== property);
  return { ...resource, inputs: Object.fromEntries(inputs) };
}

const finding: Finding = {
  rule: "plan-kept",
  verdict: "unproven",
  level: "mandatory",
  severity: "high",
  service: "orders",
  scenario: "zone",
  urn: URN,
  message:
    "orders-db: planned for zone: proven; as it is: unproven until a drill has measured it, and tight. Chosen: DB instance, a standby in another zone.",
  fix: "Take back what a transform has changed of it.",
};

const rows: readonly Row[] = [
  ["as planned", [planned("proven"), part({ multiAz: true })], {}, []],
  ["a standby is taken away", [planned("proven"), part({ multiAz: false })], {}, [finding]],
  ["left out, so the provider's default applies", [planned("proven"), unset(part({}), "multiAz")], {}, [finding]],
  ["no better was planned", [planned("slim"), part({ multiAz: false })], {}, []],
  ["what is violated is told by its own rule", [planned("proven"), part({ backupRetentionPeriod: 0 })], {}, []],
  [
    "another member of the service does worse, which nobody planned",
    [planned("proven"), part({ multiAz: true }), database("other-db", objectives, { backupRetentionPeriod: 7 })],
    {},
    [],
  ],
  ["what it registered cannot be read", [planned("proven", { among: "many" }), part({ multiAz: false })], {}, []],
  ["the worst that any component planned counts", [planned("proven"), other("slim"), part({ multiAz: false })], {}, []],
  ["whichever of them it is", [planned("slim"), other("proven"), part({ multiAz: false })], {}, []],
  [
    "nothing was chosen but the least",
    [planned("proven", { choices: [] }), part({ multiAz: false })],
    {},
    [{ ...finding, message: finding.message.replace(/Chosen: .*/, "Chosen: the least.") }],
  ],
  [
    "lowered",
    [planned("proven"), part({ multiAz: false })],
    { rules: { "plan-kept": "advisory" } },
    [{ ...finding, level: "advisory" }],
  ],
  ["off", [planned("proven"), part({ multiAz: false })], { rules: { "plan-kept": "off" } }, []],
];

test.each(rows)("%s", (_, resources, options, expected) => {
  expect(findingsOf("plan-kept", resources, options)).toEqual(expected);
});
