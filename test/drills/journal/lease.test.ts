import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { isAlive, Leases, leaseOf } from "../../../drills/journal/lease";
import { at, CLUSTER_PLAN, PLAN, RESTORED } from "../state";

let folder: string;
let leases: Leases;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lease-"));
  leases = new Leases(join(folder, "drills"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const HERE = { host: "here", pid: 42 };
const NO_JOB = { recoveryPoint: null, jobId: null };
const lease = leaseOf(PLAN, NO_JOB, HERE);
const other = leaseOf({ ...PLAN, id: "orders-20261128T130000Z-aaaaaa" }, NO_JOB, HERE);
const busy = `${PLAN.member.arn} is being drilled, or drill ${PLAN.id} died: wait for it, or run lifeboat drill resume ${PLAN.id}, or lifeboat sweep`;

test("says beforehand what a drill will make", () => {
  expect(lease).toEqual({
    drill: PLAN.id,
    member: PLAN.member.arn,
    owner: "team-orders",
    region: "eu-west-1",
    resources: [{ kind: "instance", id: RESTORED.id }],
    recoveryPoint: null,
    jobId: null,
    takenAt: at(0),
    expiresAt: at(14_400),
    host: "here",
    pid: 42,
    environment: {},
  });
  expect(leaseOf(CLUSTER_PLAN, NO_JOB, HERE).resources).toEqual([
    { kind: "cluster", id: RESTORED.id },
    { kind: "instance", id: `${RESTORED.id}-1` },
  ]);
});

test("one drill a member at a time; the same drill may take it again", () => {
  leases.take(lease);
  expect(() => leases.take(other)).toThrow(busy);
  expect(() => leases.demandFree(PLAN.member.arn, other.drill)).toThrow(busy);
  leases.take({ ...lease, recoveryPoint: "point" });
  expect(leases.all()).toEqual([{ ...lease, recoveryPoint: "point" }]);
  expect([leases.of(PLAN.member.arn, lease.drill)?.pid, leases.of(PLAN.member.arn, other.drill)]).toEqual([
    42,
    undefined,
  ]);
  leases.release(other);
  expect(leases.all()).toHaveLength(1);
  leases.release(lease);
  leases.take(other);
  expect(leases.all()).toEqual([other]);
  expect(readdirSync(leases.folder)).toHaveLength(1);
});

test("a lease that cannot be read is named", () => {
  leases.take(lease);
  const [name] = readdirSync(leases.folder);
  const file = join(leases.folder, `${name}`);
  writeFileSync(file, "{}");
  expect(() => leases.all()).toThrow(
    `${file}: is no lease; look in the account for what its drill made, remove that, then the file`,
  );
});

test.each<[string, Partial<typeof lease>, number, boolean]>([
  ["this very process", { pid: process.pid }, 0, true],
  ["a process that is gone", { pid: 2 ** 30 }, 0, false],
  ["on another machine, with time left", { host: "there" }, 14_399, true],
  ["on another machine, out of time", { host: "there" }, 14_400, false],
])("%s", (_, more, seconds, alive) => {
  expect(isAlive({ ...lease, ...more }, Date.parse(at(seconds)), "here")).toBe(alive);
});
