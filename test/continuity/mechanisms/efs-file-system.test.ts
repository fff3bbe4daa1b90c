import { describe, expect, test } from "@jest/globals";
import type { EstateResource } from "../../../continuity/estate/resource";
import { type Bag, UNKNOWN, type Value } from "../../../continuity/estate/value";
import type { Assumption } from "../../../continuity/evidence/assumption";
import { AS_OF, FRANKFURT, plan, resource, rule, selection, vault } from "../estate-builder";
import { type About, ways } from "./ways";

const DAY = 86_400;

const files = (inputs: Bag = {}) => resource("aws:efs/fileSystem:FileSystem", "files", inputs);
const ONE_ZONE = { availabilityZoneName: "eu-west-1a" };
const companion = (
  type: string,
  name: string,
  property: string,
  inputs: Bag,
  more: Record<string, EstateResource[]> = {},
) => resource(`aws:${type}`, name, { [property]: UNKNOWN, ...inputs }, { edges: { [property]: [files()], ...more } });

const subnet = (zone: Value) =>
  resource("aws:ec2/subnet:Subnet", typeof zone === "string" ? zone : "computed", { availabilityZone: zone });
const [a, b] = [subnet("eu-west-1a"), subnet("eu-west-1b")];
const target = (name: string, of: EstateResource) =>
  companion("efs/mountTarget:MountTarget", name, "fileSystemId", { subnetId: UNKNOWN }, { subnetId: [of] });
const TARGETS = [a, b, target("first", a), target("second", b)];

const KEPT = "keeps data redundantly (automatic, same endpoint); loses kept redundantly 0s; takes nothing";
const HERE = "NOT: it is kept in several zones → make files without availabilityZoneName";
const AUTOMATIC =
  "restore an automatic backup (people, new endpoint); loses daily automatic backup 24h or more; takes restore to a new file system (no figure)";

test("kept in several zones, and reached in two", () => {
  expect(ways(files(), { others: TARGETS })).toEqual({ instance: [KEPT], zone: [KEPT] });
});

describe("a zone", () => {
  const zone = (inputs: Bag, others: readonly EstateResource[]) => ways(files(inputs), { others }).zone;
  const spans = "its mount targets span at least 2 zones";
  const fix = " → give files mount targets in 2 zones or more";
  test.each<[string, ReturnType<typeof zone>, readonly string[]]>([
    ["that it is kept in takes it away", zone(ONE_ZONE, TARGETS), [`${KEPT}; ${HERE}`, AUTOMATIC]],
    [
      "that may be its only one",
      zone({ availabilityZoneName: UNKNOWN }, TARGETS),
      [
        `${KEPT}; ${HERE.replace("NOT", "UNKNOWN").replace(" →", ", since availabilityZoneName of files is computed and not known at preview →")}`,
        `${AUTOMATIC}; UNKNOWN: its automatic backups are on, since availabilityZoneName of files is computed and not known at preview`,
      ],
    ],
    ["with its only mount target", zone({}, [a, target("only", a)]), [`${KEPT}; NOT: ${spans}${fix}`]],
    [
      "with both of its mount targets",
      zone({}, [a, target("first", a), target("second", a)]),
      [`${KEPT}; NOT: ${spans}${fix}`],
    ],
    [
      "with a mount target somewhere",
      zone({}, [a, subnet(UNKNOWN), target("first", a), target("second", subnet(UNKNOWN))]),
      [`${KEPT}; UNKNOWN: ${spans}, since availabilityZone of computed is computed and not known at preview${fix}`],
    ],
    [
      "where mount targets are made elsewhere",
      zone({}, []),
      [
        `${KEPT}; UNKNOWN: ${spans}, since no mount target of files is part of this program → give files mount targets in 2 zones or more`,
      ],
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });
});

describe("automatic backups", () => {
  const policy = (backupPolicy: Value) =>
    companion("efs/backupPolicy:BackupPolicy", "policy", "fileSystemId", { backupPolicy });
  const data = (inputs: Bag, others: readonly EstateResource[], detectionWindow = 0) =>
    ways(files(inputs), { others, detectionWindow }).data;
  const doubt = `${AUTOMATIC}; UNKNOWN: its automatic backups are on, since whether policy turns automatic backups on is not known at preview`;
  test.each<[string, ReturnType<typeof data>, readonly string[] | undefined]>([
    ["off unless asked for", data({}, []), undefined],
    ["on", data({}, [policy({ status: "ENABLED" })]), [AUTOMATIC]],
    ["off", data({}, [policy({ status: "DISABLED" })]), undefined],
    ["on for one zone, unless asked otherwise", data(ONE_ZONE, []), [AUTOMATIC]],
    ["off for one zone, as asked", data(ONE_ZONE, [policy({ status: "DISABLED" })]), undefined],
    ["computed", data({}, [policy({ status: UNKNOWN })]), [doubt]],
    ["computed as a whole", data({}, [policy(UNKNOWN)]), [doubt]],
    ["no block", data({}, [policy("ENABLED")]), [doubt]],
    ["kept as long as it takes", data({}, [policy({ status: "ENABLED" })], 34 * DAY), [AUTOMATIC]],
    [
      "not kept as long",
      data({}, [policy({ status: "ENABLED" })], 35 * DAY),
      [
        `${AUTOMATIC}; NOT: its automatic backups, kept 35d, reach back over the detection window of 35d → state a backup plan that keeps points for longer`,
      ],
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });
});

describe("replication", () => {
  const replica = (destination: Value, existing: readonly EstateResource[] = []) =>
    companion(
      "efs/replicationConfiguration:ReplicationConfiguration",
      "replica",
      "sourceFileSystemId",
      { destination },
      { destination: [...existing] },
    );
  const OVER = (to = "") =>
    `fail over to its replica${to} (people, new endpoint); loses replication (most file systems) 0s to 15m; takes deletion of the replication (no figure)`;
  const back = (inputs: Bag, replicas: readonly EstateResource[], more: About = {}) => {
    const { region = [], zone = [] } = ways(files(inputs), { ...more, others: [...TARGETS, ...replicas] });
    return { region, zone: zone.filter((way) => way.startsWith("fail over")) };
  };
  const notRegion = "; NOT: its replica lies in another Region";
  const notZone = "; NOT: its replica outlives its zone";
  const may = (what: string, of: string) =>
    `; UNKNOWN: its replica ${what}, since the ${of} of files or of its replica is not known at preview`;
  const far = " to eu-central-1";
  const existing = resource("aws:efs/fileSystem:FileSystem", "far", {}, { provider: FRANKFURT });

  test.each<[string, ReturnType<typeof back>, ReturnType<typeof back>]>([
    ["to another Region", back({}, [replica({ region: "eu-central-1" })]), { region: [OVER(far)], zone: [OVER(far)] }],
    [
      "in its own Region, to several zones",
      back(ONE_ZONE, [replica({ region: "eu-west-1" })]),
      { region: [OVER() + notRegion], zone: [OVER()] },
    ],
    [
      "to its own zone",
      back(ONE_ZONE, [replica({ region: "eu-west-1", ...ONE_ZONE })]),
      { region: [OVER() + notRegion], zone: [OVER() + notZone] },
    ],
    [
      "from several zones to one of them",
      back({}, [replica({ region: "eu-west-1", ...ONE_ZONE })]),
      { region: [OVER() + notRegion], zone: [OVER() + may("outlives its zone", "zone")] },
    ],
    [
      "to a file system that this program makes",
      back({}, [existing, replica({ fileSystemId: UNKNOWN }, [existing])]),
      { region: [OVER(far)], zone: [OVER(far)] },
    ],
    [
      "to a Region that is computed",
      back(ONE_ZONE, [replica({ region: UNKNOWN, availabilityZoneName: "eu-west-1a" })]),
      {
        region: [OVER(" to somewhere") + may("lies in another Region", "Region")],
        zone: [OVER(" to somewhere") + may("outlives its zone", "zone")],
      },
    ],
    [
      "computed as a whole",
      back({}, [replica(UNKNOWN)]),
      {
        region: [OVER(" to somewhere") + may("lies in another Region", "Region")],
        zone: [OVER(" to somewhere") + may("outlives its zone", "zone")],
      },
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });

  test("with a failover that somebody vouches for", () => {
    const assumption: Assumption = {
      what: "start-time",
      for: { kind: "service", service: "orders" },
      value: 600,
      owner: "ann",
      reason: "drilled",
      until: AS_OF + DAY,
    };
    expect(back({}, [replica({ region: "eu-central-1" })], { assumptions: [assumption] }).region).toEqual([
      OVER(far).replace("(no figure)", "10m"),
    ]);
  });
});

test("backups by AWS Backup bring it back", () => {
  const nightly = plan("nightly", [rule("daily")]);
  const others = [
    vault("main"),
    nightly,
    selection("all", nightly, { resources: ["arn:aws:elasticfilesystem:*:*:file-system/*"] }),
  ];
  expect(ways(files(), { others }).data).toEqual([
    "restore a snapshot from AWS Backup (people, new endpoint); loses largest gap 24h 05:00→05:00 UTC + start window 1h + job 0s to 3h; takes restore to a new file system (no figure)",
  ]);
});
