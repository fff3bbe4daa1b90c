import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { DeclarationError, type Duration, type ServiceDeclaration, serviceTags } from "../../components";
import { parseDuration } from "../../continuity/declaration/duration";
import { objectivesByScenario } from "../../continuity/declaration/objectives";
import { SCENARIOS } from "../../continuity/declaration/scenario";
import { known } from "../../continuity/declaration/setting";
import { readTags } from "../../continuity/declaration/tags";

const owner = "team-orders";

describe("tags of a declaration", () => {
  const rows: readonly [string, ServiceDeclaration, Record<string, string>][] = [
    ["nothing but an owner", { owner, objectives: {} }, { "continuity:service": "orders", "continuity:owner": owner }],
    [
      "a plain objective",
      { owner, objectives: { rto: "15m", rpo: "5m" } },
      {
        "continuity:service": "orders",
        "continuity:owner": owner,
        "continuity:rto": "15m",
        "continuity:rpo": "5m",
      },
    ],
    [
      "everything",
      {
        owner,
        objectives: {
          rto: "15m",
          rpo: "5m",
          instance: { rto: "1m" },
          zone: { rpo: "0s" },
          region: { rto: "8h", rpo: "12h" },
          data: { rto: "4h", rpo: "PT5M" },
          compromise: { rto: "P1D", rpo: "1d12h" },
        },
        dependsOn: ["payments", "stock"],
        mtpd: "2d",
        detectionWindow: "7d",
        firstDrillBy: "2027-03-31",
        minimumServiceLevel: 0.5,
        response: { detect: "1m", decide: "2m", verify: "3m", cutover: "4m" },
        role: "data",
      },
      {
        "continuity:service": "orders",
        "continuity:owner": owner,
        "continuity:rto": "15m",
        "continuity:rto:instance": "1m",
        "continuity:rto:region": "8h",
        "continuity:rto:data": "4h",
        "continuity:rto:compromise": "P1D",
        "continuity:rpo": "5m",
        "continuity:rpo:zone": "0s",
        "continuity:rpo:region": "12h",
        "continuity:rpo:data": "PT5M",
        "continuity:rpo:compromise": "1d12h",
        "continuity:depends-on": "payments stock",
        "continuity:mtpd": "2d",
        "continuity:detection-window": "7d",
        "continuity:first-drill-by": "2027-03-31",
        "continuity:minimum-service-level": "0.5",
        "continuity:role": "data",
        "continuity:detect": "1m",
        "continuity:decide": "2m",
        "continuity:verify": "3m",
        "continuity:cutover": "4m",
      },
    ],
    [
      "no dependencies: no tag without a value",
      { owner, objectives: {}, dependsOn: [] },
      { "continuity:service": "orders", "continuity:owner": owner },
    ],
    [
      "the ends of a share",
      { owner, objectives: {}, minimumServiceLevel: 0 },
      { "continuity:service": "orders", "continuity:owner": owner, "continuity:minimum-service-level": "0" },
    ],
    [
      "letters of any language, and what else AWS lets pass",
      { owner: "Zoë +49:1 a.b_c/d=e-f@g", objectives: {} },
      { "continuity:service": "orders", "continuity:owner": "Zoë +49:1 a.b_c/d=e-f@g" },
    ],
  ];
  test.each(rows)("%s", (_, declaration, expected) => {
    expect(serviceTags("orders", declaration)).toEqual(expected);
  });
});

describe("what cannot be declared", () => {
  const write = "write a length of time such as 90s, 15m, 4h, 1h30m, 2d or PT15M";
  const name = "a service name is 1 to 63 of a-z, 0-9 and -";
  const refusedByAws = "AWS takes letters, digits, spaces and + - = . _ : / @ only, 256 at most";
  const rows: readonly [string, string, Partial<ServiceDeclaration>, readonly string[]][] = [
    ["a name", "The Orders", {}, [`continuity:service: ${name}`]],
    ["no name", "", {}, [`continuity:service: ${name}`]],
    [
      "a duration that the type lets pass",
      "orders",
      { objectives: { rto: "-4h" } },
      [`continuity:rto: negative; ${write}`],
    ],
    [
      "a fraction",
      "orders",
      { objectives: { data: { rpo: "1.5h" } } },
      [`continuity:rpo:data: has a fraction; ${write}`],
    ],
    [
      "a day that is none",
      "orders",
      { firstDrillBy: "2027-02-30" },
      ["continuity:first-drill-by: must be a day such as 2027-03-31"],
    ],
    [
      "a share that is none",
      "orders",
      { minimumServiceLevel: 1.5 },
      ["continuity:minimum-service-level: must be a share between 0 and 1, such as 0.5"],
    ],
    ["no owner", "orders", { owner: "" }, ["continuity:owner: must be 1 to 256 characters long"]],
    [
      "an owner whom AWS would refuse as a tag",
      "orders",
      { owner: "team (orders)" },
      [`continuity:owner: ${refusedByAws}`],
    ],
    ["dependencies in one text", "orders", { dependsOn: ["payments stock"] }, [`dependsOn: ${name}`]],
    ["a dependency without a name", "orders", { dependsOn: [""] }, [`dependsOn: ${name}`]],
    [
      "more dependencies than a tag can hold",
      "orders",
      { dependsOn: Array.from({ length: 60 }, (_, i) => `service-${i}`) },
      [`continuity:depends-on: ${refusedByAws}`],
    ],
    [
      "several things at once",
      "orders",
      { objectives: { rto: "P1Y", rpo: "" as Duration } },
      [
        `continuity:rpo: empty; ${write}`,
        `continuity:rto: months, weeks and years have no fixed length here; ${write}`,
      ],
    ],
  ];
  test.each(rows)("%s", (_, service, more, problems) => {
    let thrown: unknown;
    try {
      serviceTags(service, { owner, objectives: {}, ...more });
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(DeclarationError);
    expect(thrown).toMatchObject({
      name: "DeclarationError",
      service,
      problems,
      message: `service ${service}: ${problems.join("; ")}`,
    });
  });
});

test("what is declared is read back from the tags", () => {
  const duration = fc.constantFrom<Duration>("0s", "90s", "15m", "4h", "1h30m", "2d", "PT15M", "P1DT2H");
  const pair = fc.record({ rto: duration, rpo: duration }, { requiredKeys: [] });
  const objectives = fc
    .tuple(pair, fc.record(Object.fromEntries(SCENARIOS.map((one) => [one, pair])), { requiredKeys: [] }))
    .map(([plain, scenarios]) => ({ ...plain, ...scenarios }) as ServiceDeclaration["objectives"]);
  fc.assert(
    fc.property(objectives, (stated) => {
      const tags = serviceTags("orders", { owner, objectives: stated });
      const { statement, problems } = readTags(
        new Map(Object.entries(tags).map(([key, value]) => [key, known(value)])),
      );
      expect(problems).toEqual([]);
      const seconds = (text: Duration | undefined, otherwise: Duration | undefined) => {
        const given = text ?? otherwise;
        return given === undefined ? null : parseDuration(given);
      };
      const expected = SCENARIOS.map((scenario) => {
        const plain = scenario === "region" || scenario === "compromise" ? {} : stated;
        const own = stated[scenario] ?? {};
        return [scenario, { rto: seconds(own.rto, plain.rto), rpo: seconds(own.rpo, plain.rpo) }];
      });
      expect(objectivesByScenario(statement.objectives)).toEqual(Object.fromEntries(expected));
    }),
  );
});
