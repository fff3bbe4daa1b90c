import { expect, test } from "@jest/globals";
import type { Found } from "../../../drills/aws/found";
import type { Loading, Reading } from "../../../drills/load/loading";
import { load } from "../../../drills/steps/load";
import type { Patience } from "../../../drills/steps/until";
import { cloudThatSays, refusalOf } from "../said";
import { CLUSTER_PLAN, DISK, PLAN, RESTORED } from "../state";

const NOW = Date.parse("2026-11-28T12:00:00Z");

/** Time that passes by waiting alone, and is up after ten seconds. */
function patience(signal = new AbortController().signal): Patience {
  let now = NOW;
  const sleep = async (milliseconds: number) => {
    now += milliseconds;
  };
  return { clock: { now: () => now, sleep }, signal, pollSeconds: 5, until: NOW + 10_000 };
}

const ALL: Reading = { relations: 311, bytes: 8192, unread: [] };
const SOME: Reading = { relations: 12, bytes: 4096, unread: ["database orders: no right"] };
const ALONE: Found = { ...RESTORED, shape: { ...RESTORED.shape, multiAz: false } };
const SILENT = { DBInstances: [{ DBInstanceStatus: "available" }] };
const FILLING = { DBInstances: [{ DBInstanceStatus: "available", StorageOperationStatus: "Initializing" }] };
const FILLING_BY_STATUS = { DBInstances: [{ DBInstanceStatus: "storage-initialization" }] };
const OPTIMIZING = { DBInstances: [{ DBInstanceStatus: "available", StorageOperationStatus: "Optimizing" }] };
/** Of what nobody reads. */
const NOBODY = {
  readAll: async () => {
    throw new Error("nobody expected to read it");
  },
};
const read = { relations: 311, bytes: 8192 };
const some = { relations: 12, bytes: 4096 };
const none = { relations: 0, bytes: 0 };

async function loading(made: Found, said: readonly object[], reading: Reading = ALL) {
  const { cloud, asked } = cloudThatSays({ DescribeDBInstances: said });
  const loader = { readAll: async () => reading };
  const result = await load({ cloud, loader }, made.kind === "cluster" ? CLUSTER_PLAN : PLAN, made, patience());
  return { result, polled: asked.length, input: asked[0]?.input };
}

test.each<[string, Found, readonly object[], Reading, Loading, number]>([
  ["all was read, and RDS says nothing", ALONE, [SILENT], ALL, { ...read, by: "reading", notChecked: [] }, 1],
  [
    "all was read, and RDS moves what it will be as fast on",
    ALONE,
    [OPTIMIZING],
    ALL,
    { ...read, by: "reading", notChecked: [] },
    1,
  ],
  [
    "all was read, and RDS goes on for a while",
    ALONE,
    [FILLING, FILLING_BY_STATUS, SILENT],
    ALL,
    { ...read, by: "reading", notChecked: [] },
    3,
  ],
  [
    "of two zones only one is read",
    RESTORED,
    [SILENT],
    ALL,
    {
      ...read,
      by: "reading",
      notChecked: ["when the storage of the standby is fully loaded: only after a failover is it read"],
    },
    1,
  ],
  [
    "all was read, and RDS goes on for longer than there is time",
    ALONE,
    [FILLING],
    ALL,
    {
      ...read,
      by: null,
      notChecked: ["when it is fully loaded: AWS still said that its storage was initializing when time was up"],
    },
    3,
  ],
  [
    "not all was read, and RDS says nothing",
    ALONE,
    [SILENT],
    SOME,
    { ...some, by: null, notChecked: ["when it is fully loaded: database orders: no right"] },
    1,
  ],
  [
    "not all was read, and RDS says when it is done",
    ALONE,
    [FILLING, SILENT],
    SOME,
    { ...some, by: "aws", notChecked: [] },
    2,
  ],
  [
    "not all was read, and RDS was done before, after it said that it was not",
    { ...ALONE, initializing: true },
    [SILENT],
    SOME,
    { ...some, by: "aws", notChecked: [] },
    1,
  ],
  [
    "not all was read, and RDS is not done",
    ALONE,
    [FILLING],
    SOME,
    {
      ...some,
      by: null,
      notChecked: [
        "when it is fully loaded: database orders: no right",
        "when it is fully loaded: AWS still said that its storage was initializing when time was up",
      ],
    },
    3,
  ],
  [
    "a MySQL is not read, and RDS says nothing",
    { ...ALONE, engine: "mysql" },
    [SILENT],
    ALL,
    {
      ...none,
      by: null,
      notChecked: ["when it is fully loaded: drills read PostgreSQL only, and RDS says nothing of this mysql"],
    },
    1,
  ],
  [
    "a MySQL is not read, and RDS says when it is done",
    { ...ALONE, engine: "mysql" },
    [FILLING, SILENT],
    ALL,
    { ...none, by: "aws", notChecked: [] },
    2,
  ],
  [
    "Aurora",
    { ...ALONE, kind: "cluster", engine: "aurora-postgresql" },
    [],
    ALL,
    {
      ...none,
      by: null,
      notChecked: ["when it is fully loaded: AWS says of Aurora that it loads everything before it is available"],
    },
    0,
  ],
  ...(
    [
      ["table", "AWS says of no table that it loads lazily"],
      ["bucket", "AWS says of no bucket that it loads lazily"],
      ["file-system", "AWS says of no file system that it loads lazily"],
      ["other", "only a command of yours can read it (--check)"],
    ] as const
  ).map(([kind, because]): [string, Found, readonly object[], Reading, Loading, number] => [
    `a ${kind}`,
    { ...DISK, kind },
    [],
    ALL,
    { ...none, by: null, notChecked: [`when it is fully loaded: ${because}`] },
    0,
  ]),
])("%s", async (_, made, said, reading, expected, polls) => {
  const { result, polled } = await loading(made, said, reading);
  expect(result).toEqual(expected);
  expect(polled).toBe(polls);
});

const filled = (Progress?: number) => ({ VolumeStatuses: [{ InitializationStatusDetails: { Progress } }] });

test.each<[string, readonly object[], Loading, number]>([
  ["is done", [filled(100)], { ...none, by: "aws", notChecked: [] }, 1],
  ["says so after a while", [{}, filled(99), filled(100)], { ...none, by: "aws", notChecked: [] }, 3],
  [
    "is not done when time is up",
    [filled(), filled(0), filled(99)],
    { ...none, by: null, notChecked: ["when it is fully loaded: AWS had not said that it was when time was up"] },
    3,
  ],
  [
    "is not to be asked",
    [refusalOf("DescribeVolumeStatus", "UnauthorizedOperation")],
    { ...none, by: null, notChecked: ["when it is fully loaded: DescribeVolumeStatus: no (UnauthorizedOperation)"] },
    1,
  ],
])("a volume is not read, and %s", async (_, said, expected, polls) => {
  const { cloud, asked } = cloudThatSays({ DescribeVolumeStatus: said });
  expect(await load({ cloud, loader: NOBODY }, PLAN, DISK, patience())).toEqual(expected);
  expect(asked).toEqual(Array(polls).fill({ operation: "DescribeVolumeStatus", input: { VolumeIds: [DISK.id] } }));
});

test("of a cluster that is no Aurora its instance is asked", async () => {
  const { result, input } = await loading({ ...ALONE, kind: "cluster", engine: "postgres" }, [SILENT]);
  expect(result.by).toBe("reading");
  expect(input).toEqual({ DBInstanceIdentifier: "lifeboat-drill-20261128t120000z-3f2a9c-1" });
});

test("it is asked whether to go on, and goes on until time is up", async () => {
  const time = patience();
  const said: boolean[] = [];
  const readAll = async (_: unknown, goOn: () => boolean) => {
    said.push(goOn());
    await time.clock.sleep(9_999, time.signal);
    said.push(goOn());
    await time.clock.sleep(1, time.signal);
    said.push(goOn());
    return SOME;
  };
  const { cloud } = cloudThatSays({ DescribeDBInstances: [SILENT] });
  await load({ cloud, loader: { readAll } }, PLAN, ALONE, time);
  expect(said).toEqual([true, true, false]);
});

test("stopped, gone, and unreadable are failures", async () => {
  const abort = new AbortController();
  const { cloud } = cloudThatSays({ DescribeDBInstances: [refusalOf("DescribeDBInstances", "DBInstanceNotFound")] });
  const stopping = async (_: unknown, goOn: () => boolean) => {
    abort.abort("SIGINT");
    expect(goOn()).toBe(false);
    return SOME;
  };
  const stopped = load({ cloud, loader: { readAll: stopping } }, PLAN, ALONE, patience(abort.signal));
  await expect(stopped).rejects.toMatchObject({ name: "AbortedError", message: "stopped by SIGINT" });
  const gone = load({ cloud, loader: { readAll: async () => ALL } }, PLAN, ALONE, patience());
  await expect(gone).rejects.toMatchObject({
    name: "RestoreFailedError",
    message: "instance lifeboat-drill-20261128t120000z-3f2a9c is gone",
  });
  const lost = cloudThatSays({ DescribeVolumeStatus: [refusalOf("DescribeVolumeStatus", "InvalidVolume.NotFound")] });
  await expect(load({ cloud: lost.cloud, loader: NOBODY }, PLAN, DISK, patience())).rejects.toThrow(
    "InvalidVolume.NotFound",
  );
  const broken = async () => {
    throw new Error("cannot be read");
  };
  const unreadable = load({ cloud, loader: { readAll: broken } }, PLAN, ALONE, patience());
  await expect(unreadable).rejects.toThrow("cannot be read");
});
