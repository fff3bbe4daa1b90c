import { describe, expect, test } from "@jest/globals";
import type { Report, ReportService } from "../../../../continuity/report/report";
import { type Loss, LossError, readLoss } from "../../../../continuity/report/simulation/loss";
import { simulate } from "../../../../continuity/report/simulation/simulate";
import { writeSimulation } from "../../../../continuity/report/simulation/text";
import { type LittleService, littleReport, urn } from "./little-report";

const ZONE: Loss = { kind: "zone", name: "eu-west-1a" };

/** When each affected service is back, in order, and who is not affected. */
function back(loss: Loss, ...services: readonly LittleService[]) {
  const { affected, unaffected } = simulate(littleReport(...services), loss);
  const times = affected.map(
    ({ name, earliestSeconds, latestSeconds }) => `${name} ${earliestSeconds}-${latestSeconds}`,
  );
  return { times, unaffected };
}

const db = (more: Partial<LittleService["members"][number]> = {}) => ({
  name: "db",
  zones: ["eu-west-1a"],
  path: { lo: 60, hi: 120 },
  ...more,
});

describe("who a loss hits", () => {
  const rows: readonly (readonly [string, Loss, Partial<LittleService["members"][number]>, string])[] = [
    ["a zone in which it stands", ZONE, {}, "60-120"],
    ["another zone", { kind: "zone", name: "eu-west-1b" }, {}, "not"],
    ["a zone of another Region", { kind: "zone", name: "us-east-1a" }, { zones: [], because: "AWS" }, "not"],
    ["a zone, and where it stands is left to AWS", ZONE, { zones: [], because: "AWS" }, "0-120"],
    ["a zone of its group", ZONE, { zones: ["eu-west-1a", "eu-west-1b"], more: { everywhere: false } }, "0-120"],
    ["a zone, and its Region is not known", ZONE, { zones: [], because: "AWS", region: null }, "0-120"],
    ["a zone by name, and its own are given by id", ZONE, { zones: ["euw1-az1"] }, "0-120"],
    ["its Region", { kind: "region", name: "eu-west-1" }, {}, "60-120"],
    ["another Region", { kind: "region", name: "us-east-1" }, {}, "not"],
    ["a Region, and its own is not known", { kind: "region", name: "us-east-1" }, { region: null }, "0-120"],
    ["the account", { kind: "account" }, {}, "60-120"],
    ["itself", { kind: "resource", urn: urn("db") }, {}, "60-120"],
    ["another member", { kind: "resource", urn: urn("other") }, {}, "not"],
    ["its data", { kind: "data", urn: urn("db") }, {}, "60-120"],
  ];
  test.each(rows)("%s", (_name, loss, more, expected) => {
    const { times, unaffected } = back(loss, { name: "orders", members: [db(more)] });
    expect([times, unaffected]).toEqual(expected === "not" ? [[], ["orders"]] : [[`orders ${expected}`], []]);
  });

  test("data of a consistency group goes back together", () => {
    const group = { consistencyGroup: "books" };
    const members = [
      db({ more: group }),
      db({ name: "log", path: { lo: 300, hi: 300 }, more: group }),
      db({ name: "x" }),
    ];
    const { affected } = simulate(littleReport({ name: "orders", members }), { kind: "data", urn: urn("db") });
    expect(affected.flatMap((one) => one.members.map((member) => member.urn))).toEqual([urn("db"), urn("log")]);
  });
});

describe("when it is back", () => {
  const rows: readonly (readonly [string, readonly LittleService[], readonly string[]])[] = [
    [
      "people detect and decide first, cut over and verify at the end",
      [{ name: "orders", members: [db({ path: { lo: 600, hi: 900, people: true, cutover: 10 } })] }],
      ["orders 820-1120"],
    ],
    [
      "what comes back by itself does not wait for people",
      [{ name: "orders", members: [db(), db({ name: "files", path: { lo: 10, hi: 10, people: true } })] }],
      ["orders 220-220"],
    ],
    [
      "a member waits for what it needs, also where that alone is hit",
      [
        {
          name: "orders",
          members: [
            db(),
            db({ name: "web", after: [0], path: { lo: 30, hi: 40 } }),
            db({ name: "edge", zones: ["eu-west-1b"], after: [1], path: { lo: 1, hi: 1 } }),
          ],
        },
      ],
      ["orders 90-160"],
    ],
    ["without a known end", [{ name: "orders", members: [db({ path: { lo: 60, hi: null } })] }], ["orders 60-null"]],
    [
      "by a way that may not exist",
      [{ name: "orders", members: [db({ path: { lo: 60, hi: 120, doubt: "it is computed" } })] }],
      ["orders 60-null"],
    ],
    ["never", [{ name: "orders", members: [db({ path: null })] }], ["orders null-null"]],
    [
      "never, if it is hit",
      [{ name: "orders", members: [db({ path: null, zones: [], because: "AWS" })] }],
      ["orders 0-null"],
    ],
    [
      "services wait for services",
      [
        { name: "orders", members: [db()] },
        { name: "shop", dependsOn: ["orders"], members: [db({ name: "web", zones: ["eu-west-1b"] })] },
        { name: "site", dependsOn: ["shop"], members: [] },
      ],
      ["orders 60-120", "shop 60-120", "site 60-120"],
    ],
    [
      "services that wait for each other have no known end",
      [
        { name: "orders", dependsOn: ["shop"], members: [db()] },
        { name: "shop", dependsOn: ["orders"], members: [] },
      ],
      ["shop 0-null", "orders 60-null"],
    ],
    [
      "a service of another stack may be hit, and is back when it promises to be",
      [
        {
          name: "orders",
          dependsOn: ["mail"],
          elsewhere: [
            { service: "mail", scenario: "zone", hi: 600 },
            { service: "mail", scenario: "region", hi: null },
          ],
          members: [db()],
        },
      ],
      ["orders 60-600"],
    ],
    [
      "the sooner surely back, the earlier told",
      [
        { name: "a", members: [db({ path: null })] },
        { name: "b", members: [db({ path: { lo: 1, hi: null } })] },
        { name: "c", members: [db({ path: { lo: 9, hi: 9 } })] },
        { name: "d", members: [db({ path: { lo: 8, hi: 9 } })] },
      ],
      ["d 8-9", "c 9-9", "b 1-null", "a null-null"],
    ],
  ];
  test.each(rows)("%s", (_name, services, times) => {
    expect(back(ZONE, ...services)).toEqual({ times, unaffected: [] });
  });

  test("a report of a version that did not tell enough", () => {
    const { services, ...report } = littleReport({ name: "orders", members: [db()] });
    const old = { ...report, services: services.map(({ recovery: _, ...service }) => service) };
    expect(() => simulate(old, ZONE)).toThrow(
      "the report does not say how orders comes back: it lies in several stacks, or an earlier version told it",
    );
  });
});

test("a simulation in full, as data and for people", () => {
  const capacity = { unit: "task", units: 3, withoutInstance: 2, withoutZone: 2 };
  const report = littleReport(
    {
      name: "orders",
      rto: 900,
      members: [
        db({ path: { lo: 600, hi: 900, people: true, loses: 300 } }),
        db({ name: "web", after: [0], path: { lo: 0, hi: 0 }, more: { role: "compute", capacity } }),
      ],
    },
    { name: "ledger", rto: 60, dependsOn: ["orders"], members: [db({ name: "books", path: null })] },
    {
      name: "site",
      rto: 60,
      members: [db({ name: "pages", path: { lo: 0, hi: 0 }, more: { role: "compute", capacity } })],
    },
    { name: "mail", members: [db({ name: "post", zones: ["eu-west-1b"] })] },
  );
  const simulation = simulate(report, readLoss("zone:eu-west-1a", report));
  expect(simulation).toEqual({
    lost: "zone eu-west-1a",
    scenario: "zone",
    affected: [
      {
        name: "site",
        owner: null,
        hit: "surely",
        earliestSeconds: 0,
        latestSeconds: 0,
        rtoSeconds: 60,
        rto: "within",
        waitsFor: [],
        members: [
          {
            urn: urn("pages"),
            hit: "surely",
            earliestSeconds: 0,
            latestSeconds: 0,
            by: "failover",
            startedBy: "automatic",
            capacity: { unit: "task", left: 2, of: 3 },
          },
        ],
      },
      {
        name: "orders",
        owner: null,
        hit: "surely",
        earliestSeconds: 810,
        latestSeconds: 1110,
        rtoSeconds: 900,
        rto: "open",
        waitsFor: [],
        members: [
          {
            urn: urn("db"),
            hit: "surely",
            earliestSeconds: 780,
            latestSeconds: 1080,
            by: "restore",
            startedBy: "people",
            loss: { atLeastSeconds: 300, seconds: 300 },
          },
          {
            urn: urn("web"),
            hit: "surely",
            earliestSeconds: 780,
            latestSeconds: 1080,
            by: "failover",
            startedBy: "automatic",
            capacity: { unit: "task", left: 2, of: 3 },
          },
        ],
      },
      {
        name: "ledger",
        owner: null,
        hit: "surely",
        earliestSeconds: null,
        latestSeconds: null,
        rtoSeconds: 60,
        rto: "beyond",
        waitsFor: ["orders"],
        members: [
          {
            urn: urn("books"),
            hit: "surely",
            earliestSeconds: null,
            latestSeconds: null,
            by: null,
            startedBy: null,
            because: "nothing brings it back; closed: failover (not so: multiAz is on)",
          },
        ],
      },
    ],
    unaffected: ["mail"],
  });
  expect(writeSimulation(simulation)).toBe(`Lost: zone eu-west-1a (scenario zone)

13m30s to 18m30s  orders  perhaps beyond RTO 15m
13m to 18m          db: restore, started by people; loses up to 5m
13m to 18m          web: failover; 2 of 3 tasks left

never             ledger  beyond RTO 1m
never               books: nothing brings it back; closed: failover (not so: multiAz is on)
                    waits for orders

Hit, but go on: site (2 of 3 tasks).

Not affected: mail.`);
});

describe("a loss as people write it", () => {
  const report = littleReport(
    { name: "orders", members: [db(), db({ name: "web", more: { role: "compute" } })] },
    { name: "twin", members: [{ ...db(), name: "db2", zones: ["eu-west-1b"] }] },
  );
  test.each([
    ["account", { kind: "account" }],
    ["zone:eu-west-1a", { kind: "zone", name: "eu-west-1a" }],
    ["zone:eu-west-1c", { kind: "zone", name: "eu-west-1c" }],
    ["region:eu-west-1", { kind: "region", name: "eu-west-1" }],
    ["resource:web", { kind: "resource", urn: urn("web") }],
    [`data:${urn("db")}`, { kind: "data", urn: urn("db") }],
  ])("%s", (text, loss) => expect(readLoss(text, report)).toEqual(loss));

  const FORMS = "write zone:NAME, region:NAME, resource:URN-or-name, data:URN-or-name or account";
  test.each([
    ["power", `"power" is no loss: ${FORMS}`],
    ["zone:", `"zone:" is no loss: ${FORMS}`],
    ["planet:earth", `"planet:earth" is no loss: ${FORMS}`],
    ["zone:us-east-1a", "no member is known to stand in zone us-east-1a; there are eu-west-1a, eu-west-1b"],
    ["region:us-east-1", "no member is known to stand in region us-east-1; there are eu-west-1"],
    ["resource:dbb", "dbb is no member of a service; there are db, web, db2"],
    ["data:web", "web is no data member of a service; there are db, db2"],
  ])("%s is refused", (text, message) => expect(() => readLoss(text, report)).toThrow(message));

  const twin = urn("db").replace("::shop::", "::ledger::");
  const [orders, ledger] = littleReport(
    { name: "orders", members: [db()] },
    { name: "ledger", members: [db()] },
  ).services;
  const twins = {
    ...report,
    services: [orders, JSON.parse(JSON.stringify(ledger).replaceAll(urn("db"), twin))],
  } as Report;
  const many = littleReport({
    name: "orders",
    members: Array.from({ length: 10 }, (_, i) => db({ name: `db${i}`, zones: [], region: null })),
  });
  const { recovery: _, ...old } = orders as ReportService;
  const noneTold = { ...report, services: [old] };
  test.each<[string, string, Report, string]>([
    ["of two members of one name", "resource:db", twins, `db names several; write its URN: ${urn("db")} or ${twin}`],
    [
      "among many",
      "resource:db",
      many,
      "db is no member of a service; there are db0, db1, db2, db3, db4, db5, db6, db7 and 2 more",
    ],
    [
      "where no Region is known",
      "region:eu-west-1",
      many,
      "no member is known to stand in region eu-west-1; no region is known",
    ],
    ["where no member is told", "data:db", noneTold, "db is no data member of a service; there is no data member"],
  ])("%s, it is refused with the way out", (_name, text, of, message) => {
    expect(() => readLoss(text, of)).toThrow(new LossError(message));
  });
});
