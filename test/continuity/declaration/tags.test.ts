import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { NO_OBJECTIVE } from "../../../continuity/declaration/objectives";
import { known, type Setting, unknown } from "../../../continuity/declaration/setting";
import { EMPTY_STATEMENT } from "../../../continuity/declaration/statement";
import { parseDay, readTags, type TagReading, tagReader } from "../../../continuity/declaration/tags";

const ABSENT = { kind: "absent" } as const;
const NOTHING: TagReading = { service: ABSENT, statement: EMPTY_STATEMENT, problems: [] };

function read(tags: Readonly<Record<string, string | Setting<string>>>): TagReading {
  const settings = Object.entries(tags).map(
    ([key, value]) => [key, typeof value === "string" ? known(value) : value] as const,
  );
  return readTags(new Map(settings));
}

const stating = (statement: Partial<TagReading["statement"]>): TagReading => ({
  ...NOTHING,
  statement: { ...EMPTY_STATEMENT, ...statement },
});

describe("each key", () => {
  test.each<[string, Record<string, string>, TagReading]>([
    ["no tags", {}, NOTHING],
    ["tags of others", { Name: "db", "aws:continuity:rto": "x", Continuity: "y" }, NOTHING],
    ["service", { "continuity:service": "orders-2" }, { ...NOTHING, service: known("orders-2") }],
    ["rto", { "continuity:rto": "4h" }, stating({ objectives: { plain: { rto: 14_400, rpo: null }, scenarios: {} } })],
    ["rpo", { "continuity:rpo": "0s" }, stating({ objectives: { plain: { rto: null, rpo: 0 }, scenarios: {} } })],
    [
      "both halves of a scenario",
      { "continuity:rto:region": "1d", "continuity:rpo:region": "PT15M" },
      stating({ objectives: { plain: NO_OBJECTIVE, scenarios: { region: { rto: 86_400, rpo: 900 } } } }),
    ],
    [
      "one half of each scenario",
      {
        "continuity:rto:instance": "1s",
        "continuity:rto:zone": "2s",
        "continuity:rpo:region": "3s",
        "continuity:rpo:data": "4s",
        "continuity:rpo:compromise": "5s",
      },
      stating({
        objectives: {
          plain: NO_OBJECTIVE,
          scenarios: {
            instance: { rto: 1, rpo: null },
            zone: { rto: 2, rpo: null },
            region: { rto: null, rpo: 3 },
            data: { rto: null, rpo: 4 },
            compromise: { rto: null, rpo: 5 },
          },
        },
      }),
    ],
    ["owner", { "continuity:owner": "team-orders" }, stating({ owner: "team-orders" })],
    [
      "depends-on, each name once and sorted",
      { "continuity:depends-on": " stock  auth stock" },
      stating({ dependsOn: ["auth", "stock"] }),
    ],
    ["role", { "continuity:role": "cache" }, { ...NOTHING, role: "cache" }],
    ["minimum-service-level", { "continuity:minimum-service-level": ".5" }, stating({ minimumServiceLevel: 0.5 })],
    ["a minimum of all", { "continuity:minimum-service-level": "1.0" }, stating({ minimumServiceLevel: 1 })],
    ["mtpd", { "continuity:mtpd": "2d" }, stating({ mtpd: 172_800 })],
    ["detection-window", { "continuity:detection-window": "10d" }, stating({ detectionWindow: 864_000 })],
    ["consistency-group", { "continuity:consistency-group": "ledger" }, { ...NOTHING, consistencyGroup: "ledger" }],
    ["first-drill-by", { "continuity:first-drill-by": "2026-03-31" }, stating({ firstDrillBy: 1_774_915_200 })],
    [
      "response times",
      {
        "continuity:detect": "1m",
        "continuity:decide": "2m",
        "continuity:verify": "3m",
        "continuity:cutover": "4m",
      },
      stating({ response: { detect: 60, decide: 120, verify: 180, cutover: 240 } }),
    ],
  ])("%s", (_name, tags, expected) => {
    expect(read(tags)).toEqual(expected);
  });
});

describe("a value that cannot be read is a problem, and never repeated", () => {
  const wayOut = "write a length of time such as 90s, 15m, 4h, 1h30m, 2d or PT15M";
  const name = "a service name is 1 to 63 of a-z, 0-9 and -";
  test.each<[string, string, string, Partial<TagReading>]>([
    ["continuity:service", "Orders", name, { service: unknown(name) }],
    ["continuity:service", "", name, { service: unknown(name) }],
    ["continuity:service", "a".repeat(64), name, { service: unknown(name) }],
    [
      "continuity:rto",
      "4",
      `has no unit; ${wayOut}`,
      stating({ objectives: { plain: { rto: "unknown", rpo: null }, scenarios: {} } }),
    ],
    [
      "continuity:rpo:data",
      "x".repeat(100_000),
      `not a duration (100000 characters long); ${wayOut}`,
      stating({ objectives: { plain: NO_OBJECTIVE, scenarios: { data: { rto: null, rpo: "unknown" } } } }),
    ],
    ["continuity:owner", "", "must be 1 to 256 characters long", {}],
    ["continuity:owner", "x".repeat(257), "must be 1 to 256 characters long", {}],
    ["continuity:depends-on", "stock,auth", `service names with a space between; ${name}`, {}],
    ["continuity:role", "database", "must be one of data, compute, network, cache, none", {}],
    ["continuity:minimum-service-level", "50%", "must be a share between 0 and 1, such as 0.5", {}],
    ["continuity:minimum-service-level", "1.5", "must be a share between 0 and 1, such as 0.5", {}],
    ["continuity:mtpd", "-2d", `negative; ${wayOut}`, {}],
    ["continuity:detection-window", "P1M", `months, weeks and years have no fixed length here; ${wayOut}`, {}],
    ["continuity:consistency-group", "", "must be 1 to 256 characters long", {}],
    ["continuity:first-drill-by", "2026-02-30", "must be a day such as 2027-03-31", {}],
    ["continuity:first-drill-by", "31.3.2026", "must be a day such as 2027-03-31", {}],
    ["continuity:detect", "", `empty; ${wayOut}`, {}],
  ])("%s", (key, value, problem, rest) => {
    expect(read({ [key]: value })).toEqual({ ...NOTHING, ...rest, problems: [{ key, problem, unknown: false }] });
  });

  test("a misspelt key, sorted among the others and cut to what a tag key may hold at a glance", () => {
    expect(read({ "continuity:rtoo": "4h", "continuity:role": "x", [`continuity:${"z".repeat(90)}`]: "" })).toEqual({
      ...NOTHING,
      problems: [
        { key: "continuity:role", problem: "must be one of data, compute, network, cache, none", unknown: false },
        { key: "continuity:rtoo", problem: "is no tag that Lifeboat knows", unknown: false },
        { key: `continuity:${"z".repeat(53)}`, problem: "is no tag that Lifeboat knows", unknown: false },
      ],
    });
  });
});

describe("a value that is not known at preview", () => {
  const because = "the tag is computed";
  const problem = (key: string) => ({ key, problem: `cannot be known at preview: ${because}`, unknown: true });

  test("leaves an objective unknown, never absent", () => {
    expect(read({ "continuity:rto": unknown(because), "continuity:rpo:zone": unknown(because) })).toEqual({
      ...stating({
        objectives: {
          plain: { rto: "unknown", rpo: null },
          scenarios: { zone: { rto: null, rpo: "unknown" } },
        },
      }),
      problems: [problem("continuity:rpo:zone"), problem("continuity:rto")],
    });
  });

  test("leaves the service unknown", () => {
    expect(read({ "continuity:service": unknown(because) })).toEqual({
      ...NOTHING,
      service: unknown(because),
      problems: [problem("continuity:service")],
    });
  });

  test("leaves other statements out, and says so", () => {
    expect(read({ "continuity:owner": unknown(because), "continuity:detect": unknown(because) })).toEqual({
      ...NOTHING,
      problems: [problem("continuity:detect"), problem("continuity:owner")],
    });
  });
});

test("reads any tags without throwing", () => {
  const key = fc.oneof(
    fc.constantFrom("continuity:service", "continuity:rto", "continuity:rpo:data", "continuity:first-drill-by"),
    fc.string().map((rest) => `continuity:${rest}`),
    fc.constant("__proto__"),
  );
  const value = fc.oneof(fc.string().map(known), fc.constant(unknown("computed")));
  fc.assert(
    fc.property(fc.array(fc.tuple(key, value)), (entries) => {
      const { problems } = readTags(new Map(entries));
      expect(problems.every(({ problem }) => problem !== "cannot be read")).toBe(true);
    }),
  );
});

test("a day begins at midnight UTC", () => {
  expect(parseDay("2028-02-29")).toBe(Date.UTC(2028, 1, 29) / 1000);
});

describe("a reader of equal tags", () => {
  const key = fc.constantFrom("continuity:service", "continuity:rto", "continuity:role", "continuity:typo", "team");
  const value: fc.Arbitrary<Setting<string>> = fc.oneof(
    fc.constantFrom("orders", "4h", "data").map((text) => known(text)),
    fc.constant(unknown("the tag is computed")),
  );
  const some = fc.array(fc.tuple(key, value), { maxLength: 4 }).map((entries) => new Map(entries));

  test("reads tags after others as if they were the first", () => {
    fc.assert(
      fc.property(fc.array(some, { maxLength: 6 }), (resources) => {
        expect(resources.map(tagReader())).toEqual(resources.map((tags) => readTags(tags)));
      }),
    );
  });

  test("reads tags once that differ in nothing but tags of others", () => {
    const read = tagReader();
    const tags = (team: string) =>
      new Map(Object.entries({ "continuity:service": known("orders"), team: known(team) }));
    expect(read(tags("blue"))).toBe(read(tags("red")));
  });
});
