import { CreateTagsCommand } from "@aws-sdk/client-ec2";
import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import type { Clock } from "../../drills/clock";
import type { StepName } from "../../drills/journal/entry";
import type { Journal } from "../../drills/journal/journal";
import { type DrillPlan, resourcesOf } from "../../drills/plan";
import { systemShell } from "../../drills/shell";
import type { DrillContext } from "../../drills/steps/context";
import { type DrillJournal, runDrill } from "../../drills/steps/run";
import { sweep } from "../../drills/sweep";
import type { Fault, Lab } from "../../lab";
import { clientsOf } from "../lab/clients";
import { Bench, impatient } from "./drilled";
import { labOfStores, planOf, type Stored, strays } from "./stored";

jest.setTimeout(60_000);

let lab: Lab;
let bench: Bench;
beforeEach(async () => {
  lab = await labOfStores();
  bench = new Bench(lab);
});
afterEach(async () => {
  bench.close();
  await lab.stop();
});

async function drill(kind: Stored, more: Partial<DrillPlan> = {}, context: Partial<DrillContext> = {}) {
  const plan = planOf(lab, kind, more);
  const state = await runDrill(bench.journal(plan), bench.context(context));
  const record = bench.evidence.find(({ id }) => id === plan.id);
  return { plan, state, record, name: resourcesOf(plan)[0]?.id };
}

/** A clock on which five seconds of waiting are five minutes, a moment later. */
function hasty(): Clock {
  let late = 0;
  return {
    now: () => Date.now() + late,
    sleep: async (milliseconds, signal) => {
      late += milliseconds * 60;
      await impatient.sleep(0, signal);
    },
  };
}

const job = (state: { results: { restore?: { jobId: string | null } } }) => state.results.restore?.jobId;

describe("what goes wrong is told, is evidence, and leaves nothing", () => {
  test.each<[string, Stored, Partial<DrillPlan>, Fault, string]>([
    [
      "a point that is not whole",
      "table",
      {},
      { kind: "point-partial" },
      "select: there is no usable recovery point of carts in us-east-1, only: 1 PARTIAL",
    ],
    [
      "a key that cannot be used",
      "bucket",
      { choice: { from: "latest", kind: "snapshot" } },
      { kind: "key-inaccessible" },
      "claim: restore job JOB is FAILED: The key that the backup is encrypted with cannot be used.",
    ],
    [
      "no room in the account",
      "file-system",
      {},
      { kind: "quota" },
      "claim: restore job JOB is FAILED: The account has as many of them as it may.",
    ],
    [
      "no capacity",
      "volume",
      {},
      { kind: "capacity" },
      "claim: restore job JOB is FAILED: There is no room for it in this Availability Zone.",
    ],
    [
      "a restore that fails",
      "table",
      {},
      { kind: "work-fails", operation: "restore-store", message: "the backup is damaged" },
      "claim: restore job JOB is FAILED: the backup is damaged",
    ],
    [
      "another bucket",
      "bucket",
      {
        checks: {
          invariants: [],
          contents: { manifestVersion: 1, takenAt: "", count: 1, objects: [{ key: "order-001", sha256: "0" }] },
        },
      },
      { kind: "wrong-database" },
      "SHA-256 of order-001: expected 0, found 8eed3c8c3107c43dc10f3f45d8750b14571a1d730af45a3f5d46690f3d9e7aa4",
    ],
    [
      "a table that is all but empty",
      "table",
      { checks: { invariants: [], contents: { manifestVersion: 1, takenAt: "", count: 101, tolerance: 0.1 } } },
      { kind: "truncated-table" },
      "items: expected at least 91, found 1",
    ],
    [
      "a mark that is not there",
      "table",
      { checks: { invariants: [], mark: "updated_at" } },
      { kind: "slow", seconds: 0 },
      "newest updated_at: expected an instant, found none",
    ],
  ])("%s", async (_, kind, more, fault, because) => {
    lab.addFaults(fault);
    const { record, state, plan } = await drill(kind, more);
    expect(record).toMatchObject({
      outcome: "failed",
      because: because.replace("JOB", `${job(state)}`),
      cleanup: { proven: true, left: [] },
    });
    expect(await strays(lab, plan)).toEqual([]);
    expect(bench.leases.all()).toEqual([]);
  });

  test("data that lacks its newest part misses the objective", async () => {
    lab.addFaults({ kind: "stale-data", seconds: 7200 });
    const { record } = await drill("table", { checks: { invariants: [], mark: "at" } });
    expect(record).toMatchObject({
      outcome: "missed-objective",
      because: expect.stringMatching(/^RPO 2h\S* exceeds 1h$/),
      achieved: { rpoQuality: "heartbeat" },
    });
  });

  test("throttled, cut off and failing calls are asked again", async () => {
    lab.addFaults(
      { kind: "throttled", operation: "DescribeRestoreJob", times: 2 },
      { kind: "failing", operation: "ListObjectVersions", times: 1 },
      { kind: "connection-cut", operation: "DeleteBucket", times: 1 },
    );
    expect((await drill("bucket")).record).toMatchObject({ outcome: "passed", cleanup: { proven: true } });
  });

  test("stuck: it gives up, and keeps the lease, since the job may make something yet", async () => {
    lab.addFaults({ kind: "stuck", operation: "restore-store" });
    const { record, plan, name } = await drill("table", {}, { clock: hasty() });
    expect(record).toMatchObject({
      outcome: "failed",
      because: `restored: the restore was not done by ${plan.deadline}`,
      cleanup: {
        proven: false,
        removed: [],
        left: [expect.stringMatching(`^table ${name}: the restore job of ${plan.id} was not done by `)],
      },
    });
    expect(bench.leases.all().map(({ drill: id }) => id)).toEqual([plan.id]);
  });

  test.each<[Stored, string]>([
    ["table", "DeleteTable: ID cannot be deleted in its state. (ResourceInUseException)"],
    [
      "bucket",
      "no permission for s3:DeleteObject and s3:DeleteObjectVersion; lifeboat iam-policy prints what a drill needs",
    ],
    ["file-system", "DeleteFileSystem: ID cannot be deleted in its state. (FileSystemInUse)"],
    ["volume", "DeleteVolume: ID cannot be deleted in its state. (VolumeInUse)"],
  ])("a clean-up of a %s that is refused: what is left is said, and the lease stays", async (kind, why) => {
    lab.addFaults({ kind: "cleanup-refused" });
    const { record, plan, name } = await drill(kind, {}, { clock: hasty() });
    const [left] = await strays(lab, plan);
    expect(record).toMatchObject({
      outcome: "passed",
      cleanup: { proven: false, removed: [], left: [`${kind} ${name}: ${why.replace("ID", `${left}`)}`] },
    });
    expect(bench.leases.all().map(({ drill: id }) => id)).toEqual([plan.id]);
    lab.clearFaults();
  });
});

describe("a disk that AWS named, and no tag tells whose it is", () => {
  /** A lease as it stands when its drill died right after it asked for the restore. */
  async function died(): Promise<{ readonly plan: DrillPlan; readonly volume: string }> {
    const plan = planOf(lab, "volume");
    await expect(runDrill(dyingBefore(bench.journal(plan), "claim"), bench.context())).rejects.toThrow("killed");
    for (const lease of bench.leases.all()) bench.leases.take({ ...lease, jobId: null, pid: 2 ** 30 });
    const [volume = ""] = await strays(lab, plan);
    return { plan, volume };
  }

  const swept = async () => {
    const work = { shell: systemShell, clock: impatient, signal: bench.abort.signal, pollSeconds: 5 };
    const [one] = await sweep(bench.leases, () => bench.aws, work);
    return { proven: one?.proven, removed: one?.removed, left: one?.left };
  };

  test("is left alone, and told, where nobody wrote down which job was the drill's", async () => {
    const { plan, volume } = await died();
    expect(await swept()).toEqual({
      proven: false,
      removed: [],
      left: [
        expect.stringMatching(
          `^volume ${resourcesOf(plan)[0]?.id}: left alone, since nobody wrote down whether job \\S+, which made ${volume}, was the drill's$`,
        ),
      ],
    });
    expect(await strays(lab, plan)).toEqual([volume]);
  });

  test.each([
    ["is removed once it carries the drill's own", (plan: DrillPlan) => plan.id, true],
    ["is not the drill's once it carries another's", () => "another", false],
  ])("%s", async (_, drillOf, own) => {
    const { plan, volume } = await died();
    const Tags = [
      { Key: "lifeboat:drill-id", Value: drillOf(plan) },
      { Key: "Name", Value: `${resourcesOf(plan)[0]?.id}` },
    ];
    await clientsOf(lab).ec2.send(new CreateTagsCommand({ Resources: [volume], Tags }));
    expect(await swept()).toEqual({ proven: true, removed: own ? [`volume ${volume}`] : [], left: [] });
    expect(await strays(lab, plan)).toEqual(own ? [] : [volume]);
  });
});

/** Dies when it would begin a step. */
function dyingBefore(journal: Journal, step: StepName): DrillJournal {
  return {
    get state() {
      return journal.state;
    },
    append(entry) {
      if (entry.event === "begun" && entry.step === step) throw new Error("killed");
      journal.append(entry);
    },
  };
}
