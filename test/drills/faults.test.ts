import {
  AddTagsToResourceCommand,
  DescribeDBInstancesCommand,
  RemoveTagsFromResourceCommand,
} from "@aws-sdk/client-rds";
import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import type { Clock } from "../../drills/clock";
import { JournalWriteError } from "../../drills/journal/errors";
import type { DrillPlan } from "../../drills/plan";
import type { DrillContext } from "../../drills/steps/context";
import { type DrillJournal, runDrill } from "../../drills/steps/run";
import { type Fault, type Lab, startLab } from "../../lab";
import { clientsOf } from "../lab/clients";
import { Bench, impatient, PROBER, planFor, vaulted } from "./drilled";

jest.setTimeout(60_000);

let lab: Lab;
let bench: Bench;
beforeEach(async () => {
  const at: readonly [number, number] = [0, 0];
  lab = await startLab({
    backEnd: "simulated",
    durations: { snapshot: at, restore: at, copy: at, modify: at, delete: at, "start-job": at },
    sources: [
      { kind: "instance", name: "orders-db" },
      { kind: "instance", name: "bystander" },
    ],
  });
  bench = new Bench(lab);
});
afterEach(async () => {
  bench.close();
  await lab.stop();
});

const LIVE = { choice: { from: "latest", kind: "continuous" } } as const;

async function drill(more: Partial<DrillPlan>, context: Partial<DrillContext> = {}) {
  const plan = planFor(lab, more);
  const state = await runDrill(bench.journal(plan), bench.context({ prober: PROBER, ...context }));
  const record = bench.evidence.find(({ id }) => id === plan.id);
  return {
    plan,
    state,
    record,
    made: `instance lifeboat-drill-${plan.id.split("-").slice(-2).join("-").toLowerCase()}`,
  };
}

async function databases(): Promise<readonly string[]> {
  const { DBInstances = [] } = await clientsOf(lab).rds.send(new DescribeDBInstancesCommand({}));
  return DBInstances.map(({ DBInstanceIdentifier = "" }) => DBInstanceIdentifier).sort();
}

describe("what goes wrong is told, is evidence, and leaves nothing", () => {
  test.each<[string, Partial<DrillPlan>, Fault, string]>([
    [
      "no usable point",
      { choice: { from: "latest", kind: "copy" }, region: "us-west-2" },
      { kind: "point-expired" },
      "select: there is no usable recovery point of the kind copy of orders-db in us-west-2, only: 1 EXPIRED",
    ],
    [
      "a point that is not whole",
      { choice: { from: "latest", kind: "copy" }, region: "us-west-2" },
      { kind: "point-partial" },
      "select: there is no usable recovery point of the kind copy of orders-db in us-west-2, only: 1 PARTIAL",
    ],
    [
      "no room in the account",
      LIVE,
      { kind: "quota" },
      "restore: RestoreDBInstanceToPointInTime: Request would result in user exceeding the allowed amount of DB instances. (InstanceQuotaExceededFault)",
    ],
    [
      "no capacity",
      LIVE,
      { kind: "capacity" },
      "restore: RestoreDBInstanceToPointInTime: The requested DB instance class is not available in the specified Availability Zone. (InsufficientDBInstanceCapacityFault)",
    ],
    [
      "a key that cannot be used",
      LIVE,
      { kind: "key-inaccessible" },
      "restore: the key of the backup cannot be used (RestoreDBInstanceToPointInTime: KMSKeyNotAccessibleFault)",
    ],
    [
      "a restore that fails",
      LIVE,
      { kind: "work-fails", operation: "restore" },
      "restored: MADE is incompatible-restore",
    ],
  ])("%s", async (_, more, fault, because) => {
    lab.addFaults(fault);
    const { record, made } = await drill(more);
    expect(record).toMatchObject({ outcome: "failed", because: because.replace("MADE", made), cleanup: { left: [] } });
    expect(await databases()).toEqual(["bystander", "orders-db"]);
    expect(bench.leases.all()).toEqual([]);
  });

  test("a restore job that fails, with the reason of AWS Backup", async () => {
    lab.addFaults({ kind: "work-fails", operation: "restore", message: "the volume is damaged" });
    const from = await vaulted(lab, `arn:aws:rds:${lab.region}:${lab.account}:db:orders-db`, "awsbackup:");
    const { record, state } = await drill({ choice: { from } });
    const because = `restored: restore job ${state.results.restore?.jobId} is FAILED: the volume is damaged`;
    expect(record).toMatchObject({ outcome: "failed", because });
    expect(await databases()).toEqual(["bystander", "orders-db"]);
  });

  test("throttled, cut off and failing calls are asked again", async () => {
    lab.addFaults(
      { kind: "throttled", operation: "DescribeDBInstances", after: 3, times: 2 },
      { kind: "failing", operation: "DescribeDBInstances", after: 6, times: 1 },
      { kind: "connection-cut", operation: "DeleteDBInstance", times: 1 },
    );
    expect((await drill(LIVE)).record).toMatchObject({ outcome: "passed", cleanup: { proven: true } });
  });

  test("out of time: it gives up, and cleans up", async () => {
    lab.addFaults({ kind: "slow", operation: "restore", seconds: 1 });
    const deadline = new Date(Date.now() + 500).toISOString();
    const { record } = await drill({ ...LIVE, deadline });
    expect(record).toMatchObject({ outcome: "failed", because: `restored: the restore was not done by ${deadline}` });
    expect(await databases()).toEqual(["bystander", "orders-db"]);
  });

  test("stuck: it gives up, and removes what is still being made", async () => {
    lab.addFaults({ kind: "stuck", operation: "restore" });
    const { record, plan, made } = await drill(LIVE, { clock: hasty() });
    expect(record).toMatchObject({
      outcome: "failed",
      because: `restored: the restore was not done by ${plan.deadline}`,
      cleanup: { proven: true, removed: [made], left: [] },
    });
    expect(await databases()).toEqual(["bystander", "orders-db"]);
  });

  test("no room for the journal: what was made is removed, although nothing of it can be written down", async () => {
    const journal = bench.journal(planFor(lab, LIVE));
    const full = new JournalWriteError("a.jsonl: cannot be written (ENOSPC)");
    const append: DrillJournal["append"] = (entry) => {
      if (entry.event === "begun" && entry.step === "restored") throw full;
      journal.append(entry);
    };
    const filling: DrillJournal = {
      append,
      get state() {
        return journal.state;
      },
    };
    await expect(runDrill(filling, bench.context({ prober: PROBER }))).rejects.toBe(full);
    expect(await databases()).toEqual(["bystander", "orders-db"]);
    expect(bench.leases.all()).toEqual([]);
  });

  test("a clock that goes backwards: the times say nothing, and everything is removed", async () => {
    const hour = 3_600_000;
    const clock: Clock = { ...impatient, now: () => Date.now() - (bench.leases.all().length > 0 ? hour : 0) };
    const { record } = await drill(LIVE, { clock });
    expect(record).toMatchObject({
      outcome: "failed",
      because: expect.stringMatching(/^the clock ran backwards by (59m\d+s|1h): the times say nothing$/),
      cleanup: { proven: true, left: [] },
    });
  });

  test("stopped: it cleans up, and says so", async () => {
    const answers = async () => {
      bench.abort.abort("SIGINT");
      return false;
    };
    const { record, made } = await drill(LIVE, { prober: { ...PROBER, answers } });
    expect(record).toMatchObject({
      outcome: "aborted",
      because: "verify: stopped by SIGINT",
      cleanup: { proven: true, removed: [made], left: [] },
    });
  });

  test("a clean-up that is refused: what is left is said, and the lease stays", async () => {
    lab.addFaults({ kind: "cleanup-refused", resource: "lifeboat-drill-" });
    const { record, made, plan } = await drill(LIVE, { clock: hasty() });
    const left = [
      `${made}: DeleteDBInstance: ${made.slice(9)} cannot be deleted in its state. (InvalidDBInstanceStateFault)`,
    ];
    expect(record).toMatchObject({ outcome: "passed", cleanup: { proven: false, removed: [], left } });
    expect(bench.leases.all().map(({ drill: id }) => id)).toEqual([plan.id]);
    lab.clearFaults();
  });
});

describe("refused before anything is made: no evidence, nothing left", () => {
  test.each<[string, () => Partial<DrillPlan>, string]>([
    [
      "an open network",
      () => ({ network: { subnetGroup: "default", securityGroups: ["sg-0default00000000000"] } }),
      "default is not isolated: its subnets have a route to the internet (igw-0default0000000000); security group sg-0default00000000000 lets in whoever comes; security group sg-0default00000000000 lets out to anywhere",
    ],
    ["too large", () => ({ limitGib: 19 }), "orders-db has 20 GiB; --limit-gib allows 19"],
    [
      "another account",
      () => ({ target: { ...planFor(lab).target, account: "999999999999" } }),
      "arn:aws:rds:us-east-1:123456789012:db:orders-db is of account 999999999999, and the credentials are of 123456789012",
    ],
    [
      "not there",
      () => ({ target: { ...planFor(lab).target, id: "gone", arn: "arn:aws:rds:us-east-1:123456789012:db:gone" } }),
      "there is no arn:aws:rds:us-east-1:123456789012:db:gone; is the Region right?",
    ],
  ])("%s", async (_, more, because) => {
    const { record, state } = await drill(more());
    expect([record, state.failure]).toEqual([undefined, { step: "guard", kind: "refused", because }]);
    expect(await databases()).toEqual(["bystander", "orders-db"]);
  });

  test("no room for one more", async () => {
    const { record, state } = await drill({}, { cloud: withQuota(bench, 2) });
    expect([record, state.failure?.because]).toEqual([
      undefined,
      "quota DBInstances: 2 of 2 are used, and the drill needs 1 more",
    ]);
  });

  test("a second drill of the member", async () => {
    const first = planFor(lab, LIVE);
    const second = planFor(lab, LIVE);
    const [one, two] = await Promise.all(
      [first, second].map((plan) => runDrill(bench.journal(plan), bench.context({ prober: PROBER }))),
    );
    const ends = [one, two].map((state) => state?.results.record?.outcome ?? state?.failure?.kind);
    expect(ends.sort()).toEqual(["passed", "refused"]);
  });
});

test("what looks like a leftover and is not ours is left alone", async () => {
  const tagged = async () => {
    const name = (await databases()).find((id) => id.startsWith("lifeboat-drill-"));
    const ResourceName = `arn:aws:rds:${lab.region}:${lab.account}:db:${name}`;
    const { rds } = clientsOf(lab);
    await rds.send(new RemoveTagsFromResourceCommand({ ResourceName, TagKeys: ["lifeboat:drill-id"] }));
    await rds.send(
      new AddTagsToResourceCommand({ ResourceName, Tags: [{ Key: "lifeboat:drill-id", Value: "another" }] }),
    );
    return true;
  };
  const { record, made } = await drill(LIVE, { prober: { ...PROBER, answers: tagged } });
  expect(record?.cleanup).toEqual({
    proven: false,
    removed: [],
    left: [`${made}: left alone, since its tag lifeboat:drill-id names drill another`],
  });
  expect(await databases()).toContain(made.slice("instance ".length));
});

/** A clock on which five seconds of waiting are five minutes, at once. */
function hasty(): Clock {
  let now = Date.now();
  return {
    now: () => now,
    sleep: async (milliseconds) => {
      now += milliseconds * 60;
    },
  };
}

/** The lab, in an account that may have so many instances. */
function withQuota({ aws }: Bench, max: number): DrillContext["cloud"] {
  return {
    isAws: () => aws.isAws(),
    send: async (region, operation, input) => {
      const answer = await aws.send(region, operation, input);
      const AccountQuotas = [{ AccountQuotaName: "DBInstances", Used: 2, Max: max }];
      return operation === "DescribeAccountAttributes" ? { ...answer, AccountQuotas } : answer;
    },
  };
}
