import { DeleteVolumeCommand } from "@aws-sdk/client-ec2";
import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { dryRun } from "../../drills/dry-run";
import type { DrillPlan } from "../../drills/plan";
import type { DrillContext } from "../../drills/steps/context";
import { runDrill } from "../../drills/steps/run";
import { sweep } from "../../drills/sweep";
import { otherTargetOf } from "../../drills/targets/arn";
import type { Lab } from "../../lab";
import { clientsOf } from "../lab/clients";
import { Bench, impatient } from "./drilled";
import { arnOf, labOfStores, planOf, strays } from "./stored";

jest.setTimeout(60_000);

let lab: Lab;
let bench: Bench;
beforeAll(async () => {
  lab = await labOfStores();
  bench = new Bench(lab);
});
afterAll(async () => {
  bench.close();
  await lab.stop();
});

/** A volume of the lab, as if Lifeboat knew nothing of volumes. */
function unknown(more: Partial<DrillPlan> = {}): DrillPlan {
  const target = otherTargetOf(arnOf(lab, "volume"));
  return {
    ...planOf(lab, "volume"),
    target,
    metadata: { availabilityZone: "us-east-1b", subnetId: "subnet-0isolated0000000a" },
    removal: "remove it",
    ...more,
  };
}

/** A user's own commands: one removes what it finds by its environment, any other is fine. */
const shell = {
  run: async (command: string, env: Readonly<Record<string, string>>) => {
    if (command !== "remove it") return 0;
    await clientsOf(lab).ec2.send(new DeleteVolumeCommand({ VolumeId: env.LIFEBOAT_RESOURCE_ID }));
    return 0;
  },
};

async function drill(plan: DrillPlan, context: Partial<DrillContext> = {}) {
  const state = await runDrill(bench.journal(plan), bench.context({ shell, ...context }));
  return { state, record: bench.evidence.find(({ id }) => id === plan.id) };
}

test("what Lifeboat does not know is restored by AWS Backup's own inference, checked and removed by commands", async () => {
  const plan = unknown({ checks: { invariants: [], command: "check it" } });
  const { record } = await drill(plan);
  expect(record).toMatchObject({
    outcome: "passed",
    achieved: { rpoQuality: "creation-date" },
    cleanup: { proven: true, removed: [expect.stringMatching(/^other vol-0/)], left: [] },
  });
  expect(record?.checks.map(({ name }) => name)).toEqual(["age of the point", "encryption", "Region", "command"]);
  expect(await strays(lab, plan)).toEqual([]);
});

test("without a command it passes, and says that nothing was asked of it", async () => {
  expect((await drill(unknown())).record).toMatchObject({
    outcome: "passed",
    notChecked: ["anything of it: only a command of yours can (--check)"],
  });
});

test("a dry run shows where it would be restored to", async () => {
  const { calls } = await dryRun(bench.aws, unknown(), () => 0);
  expect(calls.map(({ operation }) => operation)).toEqual(["StartRestoreJob", "PutRestoreValidationResult"]);
  expect(calls[0]?.input).toMatchObject({
    Metadata: { availabilityZone: "us-east-1b", subnetId: "subnet-0isolated0000000a", volumeSize: "20" },
  });
  expect(calls[0]?.input).not.toHaveProperty("ResourceType");
});

test("a removal that fails leaves it to the sweep, which runs the command of the lease", async () => {
  const plan = unknown();
  const { record } = await drill(plan, { shell: { run: async () => 7 } });
  expect(record?.cleanup).toEqual({
    proven: false,
    removed: [],
    left: [expect.stringMatching(/^other lifeboat-drill-\S+: the command that removes it ended with exit code 7$/)],
  });
  const [lease] = bench.leases.all();
  if (lease !== undefined) bench.leases.take({ ...lease, pid: 2 ** 30 });
  const work = { shell, clock: impatient, signal: bench.abort.signal, pollSeconds: 5 };
  const [swept] = await sweep(bench.leases, () => bench.aws, work);
  expect([swept?.proven, swept?.left]).toEqual([true, []]);
  expect(await strays(lab, plan)).toEqual([]);
});

describe("refused before anything is made", () => {
  test.each<[string, (plan: DrillPlan) => DrillPlan, string]>([
    [
      "nobody removes it",
      ({ removal: _, ...plan }) => plan,
      "nobody can remove a copy of arn:aws:ec2:us-east-1:123456789012:volume/vol-1: give --remove, a command that does",
    ],
    [
      "into whatever network",
      (plan) => ({ ...plan, metadata: { availabilityZone: "us-east-1b" } }),
      "arn:aws:ec2:us-east-1:123456789012:volume/vol-1 would be restored into the default network: name an isolated subnet by --metadata, such as subnetId=subnet-…",
    ],
  ])("%s", async (_, change, because) => {
    const { state } = await drill(change(unknown()));
    expect(state.failure).toEqual({ step: "guard", kind: "refused", because });
  });
});

test.each(["arn:aws:s3:::orders", "orders", "arn:aws:iam::123456789012:role/a"])("%s is no target at all", (arn) => {
  expect(() => otherTargetOf(arn)).toThrow(
    `${arn} does not say its Region and account: AWS Backup keeps no backups of it`,
  );
});
