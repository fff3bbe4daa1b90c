import { describe, expect, test } from "@jest/globals";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import type { Assumption, AssumptionKind } from "../../../continuity/evidence/assumption";
import { AS_OF, plan, resource, rule, selection, vault } from "../estate-builder";
import { type About, pathsOf, ways } from "./ways";

const DAY = 86_400;

const KINDS = {
  windows: "aws:fsx/windowsFileSystem:WindowsFileSystem",
  ontap: "aws:fsx/ontapFileSystem:OntapFileSystem",
  openZfs: "aws:fsx/openZfsFileSystem:OpenZfsFileSystem",
  lustre: "aws:fsx/lustreFileSystem:LustreFileSystem",
} as const;
type Kind = keyof typeof KINDS;

const files = (kind: Kind, inputs: Bag = {}) => resource(KINDS[kind], "files", { subnetIds: UNKNOWN, ...inputs });
const vouched = (what: AssumptionKind, value: number): Assumption => ({
  what,
  for: { kind: "service", service: "orders" },
  value,
  owner: "ann",
  reason: "seen",
  until: AS_OF + DAY,
});

const NO_STANDBY = "NOT: it has a standby in another zone → make files of a deployment type that begins with MULTI_AZ";
const SCRATCH = "NOT: it is no scratch file system → make files of a deployment type that begins with PERSISTENT";
const TAKEOVER = "takeover by the standby file server (typical) 0s to 1m";
const REPLACED = "takeover by another file server (no figure)";
const over = (takes: string) =>
  `failover to the standby in another zone (automatic, same endpoint); loses replicated as it is written 0s; takes ${takes}`;
const repaired = (takes: string) =>
  `Amazon FSx replaces what failed (automatic, same endpoint); loses replicated in its zone 0s; takes ${takes}`;
const IN_SECONDS = "failover to the standby (typical) 0s to 30s";
const IN_MINUTES = "replacement of what failed (typical) 0s to 20m";
const BACKUP =
  "restore an automatic backup (people, new endpoint); loses daily backup 24h + its window 30m + backup (no figure); takes restore to a new file system (no figure)";
const always = "automatic backups are kept 2 days or more, so that there always is one";
const keep = (days: number) => `→ set automaticBackupRetentionDays of files to ${days}`;

test("a file system for Windows as it is made by default", () => {
  const standby = `${over(IN_SECONDS)}; ${NO_STANDBY}`;
  expect(ways(files("windows"))).toEqual({
    instance: [standby, repaired(IN_MINUTES), BACKUP],
    zone: [standby, BACKUP],
    data: [BACKUP],
  });
});

describe("standby and repair", () => {
  const back = (kind: Kind, deploymentType?: Bag[string]) => {
    const { instance = [], zone = [] } = ways(files(kind, deploymentType === undefined ? {} : { deploymentType }));
    const native = (way: string) => !way.startsWith("restore");
    return { instance: instance.filter(native), zone: zone.filter(native) };
  };
  const spread = (takes: string, repair = takes) => ({
    instance: [over(takes), repaired(repair)],
    zone: [over(takes)],
  });
  const single = (takes: string, repair: string) => ({
    instance: [`${over(takes)}; ${NO_STANDBY}`, repaired(repair)],
    zone: [`${over(takes)}; ${NO_STANDBY}`],
  });
  const doubt = NO_STANDBY.replace("NOT", "UNKNOWN").replace(
    " →",
    ", since deploymentType of files is computed and not known at preview →",
  );
  const scratchDoubt = SCRATCH.replace("NOT", "UNKNOWN").replace(
    " →",
    ", since deploymentType of files is computed and not known at preview →",
  );

  test.each<[string, ReturnType<typeof back>, ReturnType<typeof back>]>([
    ["Windows over two zones", back("windows", "MULTI_AZ_1"), spread(IN_SECONDS, IN_MINUTES)],
    ["Windows in one", back("windows", "SINGLE_AZ_2"), single(IN_SECONDS, IN_MINUTES)],
    ["ONTAP over two zones", back("ontap", "MULTI_AZ_2"), spread(TAKEOVER)],
    ["ONTAP in one, by a pair of file servers", back("ontap", "SINGLE_AZ_2"), single(TAKEOVER, TAKEOVER)],
    ["OpenZFS over two zones", back("openZfs", "MULTI_AZ_1"), spread(TAKEOVER)],
    ["OpenZFS in one, by a pair", back("openZfs", "SINGLE_AZ_HA_2"), single(TAKEOVER, TAKEOVER)],
    ["OpenZFS in one, alone", back("openZfs", "SINGLE_AZ_1"), single(TAKEOVER, IN_MINUTES)],
    ["Lustre", back("lustre", "PERSISTENT_2"), { instance: [repaired(REPLACED)], zone: [] }],
    ["Lustre by default", back("lustre"), { instance: [`${repaired(REPLACED)}; ${SCRATCH}`], zone: [] }],
    [
      "of a type that is computed",
      back("windows", UNKNOWN),
      {
        instance: [`${over(IN_SECONDS)}; ${doubt}`, `${repaired(IN_MINUTES)}; ${scratchDoubt}`],
        zone: [`${over(IN_SECONDS)}; ${doubt}`],
      },
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });
});

describe("automatic backups", () => {
  const data = (kind: Kind, inputs: Bag = {}, about: About = {}) =>
    ways(files(kind, { deploymentType: "PERSISTENT_1", ...inputs }), about).data;
  const days = (automaticBackupRetentionDays: Bag[string]) => ({ automaticBackupRetentionDays });
  const reach = (window: string) => `automatic backups reach back over the detection window of ${window}`;
  const gone = "NOT: a final backup is left of it when it is deleted";
  const unsure = ", since automaticBackupRetentionDays of files is left out, and sources disagree on what applies then";

  test.each<[string, ReturnType<typeof data>, readonly string[]]>([
    ["7 days by default for Windows", data("windows", {}, { detectionWindow: 5 * DAY }), [BACKUP]],
    [
      "which is too short",
      data("windows", {}, { detectionWindow: 6 * DAY }),
      [`${BACKUP}; NOT: ${reach("144h")} ${keep(8)}`],
    ],
    [
      "90 days are the most",
      data("windows", {}, { detectionWindow: 89 * DAY }),
      [`${BACKUP}; NOT: ${reach("89d")} → select files in a backup plan that keeps points for longer`],
    ],
    ["off", data("windows", days(0)), [`${BACKUP}; NOT: ${always} ${keep(7)}; NOT: ${reach("0s")} ${keep(2)}`]],
    [
      "off by default for Lustre, which leaves no final backup either",
      data("lustre"),
      [
        `${BACKUP}; NOT: ${always} ${keep(7)}; ${gone} → set skipFinalBackup of files to false; NOT: ${reach("0s")} ${keep(2)}`,
      ],
    ],
    ["on for Lustre", data("lustre", { ...days(7), skipFinalBackup: false }), [BACKUP]],
    [
      "none of a scratch file system",
      data("lustre", { ...days(7), skipFinalBackup: false, deploymentType: "SCRATCH_2" }),
      [`${BACKUP}; ${SCRATCH}`],
    ],
    [
      "left out for OpenZFS",
      data("openZfs"),
      [`${BACKUP}; UNKNOWN: ${always}${unsure} ${keep(7)}; UNKNOWN: ${reach("0s")}${unsure} ${keep(2)}`],
    ],
    ["stated for OpenZFS", data("openZfs", days(7)), [BACKUP]],
    [
      "gone with the file system",
      data("openZfs", { ...days(7), skipFinalBackup: true }),
      [`${BACKUP}; ${gone} → set skipFinalBackup of files to false`],
    ],
    [
      "gone with a file system for ONTAP, always",
      data("ontap", days(7)),
      [`${BACKUP}; ${gone} → state a backup plan for its volumes`],
    ],
    [
      "with a backup time that somebody vouches for",
      data("openZfs", days(7), { assumptions: [vouched("backup-job-time", 1200)] }),
      [BACKUP.replace("backup (no figure)", "backup 20m")],
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });

  test("are there after the loss of a zone too, whatever a deletion would leave", () => {
    expect(ways(files("ontap", { deploymentType: "SINGLE_AZ_1", ...days(7) })).zone?.slice(1)).toEqual([BACKUP]);
  });

  test("what would mend them, as data", () => {
    const of = files("windows", { ...days(0), skipFinalBackup: true });
    const edits = pathsOf(of)
      .filter(({ scenario, mechanism }) => scenario === "data" && mechanism === "restore an automatic backup")
      .flatMap(({ requires }) => requires.flatMap((one) => one.edits ?? []))
      .map((edit) => (edit.kind === "set" ? [edit.path, edit.value, edit.cost] : edit));
    expect(edits).toEqual([
      [["automaticBackupRetentionDays"], 7, "backups"],
      [["skipFinalBackup"], false, "setting"],
      [["automaticBackupRetentionDays"], 2, "backups"],
    ]);
  });
});

describe("AWS Backup", () => {
  const nightly = plan("nightly", [rule("daily")]);
  const others = [vault("main"), nightly, selection("all", nightly, { resources: ["arn:aws:fsx:*:*:file-system/*"] })];
  const restored = (kind: Kind, deploymentType: string) =>
    ways(files(kind, { deploymentType }), { others, assumptions: [vouched("restore-time", 3600)] })
      .data?.filter((way) => way.startsWith("restore a snapshot from AWS Backup"))
      .map((way) => way.split("; ").slice(2));

  test("brings it back", () => {
    expect(restored("lustre", "PERSISTENT_2")).toEqual([["takes restore to a new file system 1h"]]);
  });

  test("not a scratch file system", () => {
    expect(restored("lustre", "SCRATCH_2")).toEqual([["takes restore to a new file system 1h", SCRATCH]]);
  });
});
