import { expect, test } from "@jest/globals";
import { type AssessOptions, assess, DEFAULT_OPTIONS } from "../../../continuity/assess";
import { NOTHING_EXTERNAL } from "../../../continuity/declaration/external";
import { AS_OF, estate } from "../estate-builder";
import { database } from "../rules/findings";

const service = (name: string, dependsOn: string) =>
  database(`${name}-db`, {
    "continuity:service": name,
    "continuity:rto:zone": "15m",
    ...(dependsOn === "" ? {} : { "continuity:depends-on": dependsOn }),
  });

function elsewhereOf(services: Readonly<Record<string, string>>, options: Partial<AssessOptions> = {}) {
  const resources = Object.entries(services).map(([name, dependsOn]) => service(name, dependsOn));
  const { elsewhere } = assess(estate(...resources), { ...DEFAULT_OPTIONS, asOf: AS_OF, ...options });
  const alone = elsewhere.alone.map(({ name, scenarios }) => {
    const zone = scenarios.find(({ scenario }) => scenario === "zone");
    return `${name} ${zone?.verdict} ${zone?.rto.hi}`;
  });
  return { services: elsewhere.services, alone };
}

test("nothing is left to others where every service that is needed is here", () => {
  expect(elsewhereOf({ orders: "stock", stock: "" })).toEqual({ services: [], alone: [] });
});

test("what is needed from elsewhere is told with who needs it, and what those come to without it", () => {
  expect(elsewhereOf({ cart: "orders", orders: "payments stock", reports: "payments", stock: "" })).toEqual({
    services: [{ name: "payments", neededBy: ["orders", "reports"], promised: false }],
    alone: ["cart meets 120", "orders meets 120", "reports meets 120"],
  });
});

test("services that need each other have an end alone", () => {
  expect(elsewhereOf({ orders: "stock payments", stock: "orders" }).alone).toEqual([
    "orders meets 120",
    "stock meets 120",
  ]);
});

test("what is promised is said to be, until the promise ends", () => {
  const promised = (until: number) => ({
    external: {
      ...NOTHING_EXTERNAL,
      services: [
        {
          name: "payments",
          objectives: { plain: { rto: 60, rpo: null }, scenarios: {} },
          owner: "bank",
          reason: "agreed",
          until,
        },
      ],
    },
  });
  const told = (until: number) => elsewhereOf({ orders: "payments" }, promised(until)).services;
  expect([told(AS_OF + 1), told(AS_OF)]).toEqual([
    [{ name: "payments", neededBy: ["orders"], promised: true }],
    [{ name: "payments", neededBy: ["orders"], promised: false }],
  ]);
});
