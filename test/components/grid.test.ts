import { join } from "node:path";
import { beforeAll, describe, expect, jest, test } from "@jest/globals";
import type { Report } from "../../continuity/report/report";
import { type PreviewResult, previewProgram } from "../../preview";
import { awsProvider } from "../../preview/aws";
import { withReport } from "../engine/judged";

// Two hundred services in one program: planned, previewed and judged.
jest.setTimeout(300_000);

const directory = join(__dirname, "programs", "grid");

/** The program with the compiled pack under the embedded preview. */
async function previewed(config: Readonly<Record<string, string>>) {
  let result: PreviewResult | undefined;
  const { report } = await withReport(async (file) => {
    result = await previewProgram({
      directory,
      stack: "dev",
      config: { "aws:region": "eu-west-1", "aws:allowedAccountIds": '["111111111111"]', ...config },
      packs: [{ directory: join(__dirname, "..", "..", "policy-pack") }],
      providers: { aws: awsProvider },
      env: { PWD: directory, LIFEBOAT_REPORT: file, LIFEBOAT_CONFIG: "" },
    });
    return [];
  });
  return { result: result as PreviewResult, report };
}

/** The rules of mandatory findings, by service. */
function rejectedIn({ findings }: Report): Readonly<Record<string, readonly string[]>> {
  const rules: Record<string, string[]> = {};
  for (const { level, service = "", rule } of findings) {
    if (level === "mandatory" && !rules[service]?.includes(rule)) rules[service] = [...(rules[service] ?? []), rule];
  }
  return Object.fromEntries(Object.entries(rules).map(([service, found]) => [service, found.sort()]));
}

describe("every component at every point of a grid of objectives", () => {
  let grid: Awaited<ReturnType<typeof previewed>>;
  let refused: Readonly<Record<string, string>>;

  beforeAll(async () => {
    grid = await previewed({});
    refused = grid.result.resources.find(({ type }) => type === "pulumi:pulumi:Stack")?.outputs
      .refused as typeof refused;
  });

  test("the gate finds nothing but advice on what they create", () => {
    // A service whose only member was refused is left empty, and that is found.
    const empty = Object.fromEntries(Object.keys(refused).map((name) => [name, ["service-has-members"]]));
    expect(rejectedIn(grid.report)).toEqual(empty);
    expect(grid.report.services.length + Object.keys(refused).length).toBe(13 * 12);
  });

  test("what cannot be met is an error that names the scenario, and what could be", () => {
    const sentences = Object.entries(refused).map(([name, message]) => {
      const [kind = "", plain = ""] = name.split("-");
      return `${kind} ${plain}: ${message.replace(/^\S+ of service \S+: | What comes closest.*$/g, "")}`;
    });
    expect([...new Set(sentences)].sort()).toEqual([
      "aurora prompt: rpo 1m (data) cannot be met by any arrangement of a database: the least is 5m.",
      "database prompt: rpo 1m (data) cannot be met by any arrangement of a database: the least is 5m.",
      "files prompt: rpo 1m (data) cannot be met by any arrangement of a file system: the least is 2h.",
      "files soon: rpo 5m (data) cannot be met by any arrangement of a file system: the least is 2h.",
      "instance prompt: rpo 1m (data) cannot be met by any arrangement of a database: the least is 5m.",
      "machine day: rpo 15m (region) cannot be met by any arrangement of a volume group: the least is 2h.",
      "machine prompt: rpo 1m (instance) cannot be met by any arrangement of a volume group: the least is 2h.",
      "machine soon: rpo 5m (instance) cannot be met by any arrangement of a volume group: the least is 2h.",
      "store day: rpo 48h (compromise) cannot be met by any arrangement of a cache: no way back would be left.",
      "store prompt: rpo 48h (compromise) cannot be met by any arrangement of a cache: no way back would be left.",
      "store soon: rpo 48h (compromise) cannot be met by any arrangement of a cache: no way back would be left.",
      "strong prompt: rpo 1m (data) cannot be met by any arrangement of a table: the least is 5m.",
      "table prompt: rpo 1m (data) cannot be met by any arrangement of a table: the least is 5m.",
    ]);
  });

  test("nothing of a refused member is registered", () => {
    const members = Object.values(refused).map((message) => message.split(" ")[0] ?? "");
    const registered = grid.result.resources.filter(({ name }) =>
      members.some((member) => name === member || name.startsWith(`${member}-`)),
    );
    expect(registered.map(({ urn }) => urn)).toEqual([]);
  });
});

test("whatever one transform takes away of what was chosen, the gate rejects it", async () => {
  const [planned, mutated] = await Promise.all([previewed({ case: "planned" }), previewed({ case: "mutated" })]);
  expect(rejectedIn(planned.report)).toEqual({});
  expect(rejectedIn(mutated.report)).toEqual({
    "backups-off": ["objective-met", "retention-reaches"],
    "cache-replica-removed": ["plan-kept"],
    "copy-removed": ["objective-met"],
    "failover-unnoticed": ["plan-kept"],
    "key-removed": ["copy-usable", "objective-met"],
    "lock-removed": ["objective-met"],
    "reader-in-the-same-zone": ["plan-kept"],
    "recovery-off": ["backup-covers", "objective-met"],
    "replication-off": ["backup-covers", "objective-met"],
    "retention-cut": ["backup-covers", "objective-met"],
    "standby-off": ["plan-kept"],
    "table-replica-removed": ["backup-covers", "objective-met"],
    "unit-less": ["capacity-left", "plan-kept"],
    "versioning-off": ["backup-covers", "objective-met"],
    "zone-less": ["objective-met"],
  });
});
