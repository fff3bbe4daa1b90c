import { expect, test } from "@jest/globals";
import { withBlackouts } from "../../../continuity/backup/blackout";
import { windowsOf } from "../../../continuity/backup/member-windows";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import { plan, rdsInstance, rule, selection, vault } from "../estate-builder";
import { read } from "./chains-of";

const set = { maintenanceWindow: "sun:05:00-sun:05:30" };
const { closed } = windowsOf(rdsInstance("db", set));
const perhaps = closed.map((one) => ({ ...one, sure: false }));
const unread = windowsOf(rdsInstance("db", { maintenanceWindow: UNKNOWN })).unread;

/** Of each chain its kind, its closed times, and what is required of it beyond what it was before. */
function told(plans: readonly (readonly Bag[])[], inputs: Bag): readonly (readonly unknown[])[] {
  const member = rdsInstance("db", inputs);
  const made = plans.map((rules, i) => plan(`plan ${i}`, rules));
  const others = [vault("main"), ...made, ...made.map((one, i) => selection(`selection ${i}`, one))];
  const { chains } = read(member, others, {}, "snapshots once a day");
  return withBlackouts(chains, member).map((chain, i) => [
    chain.kind,
    chain.closed,
    chain.requires.slice(chains[i]?.requires.length),
  ]);
}

const snapshots = rule("snapshots");
const always = (enableContinuousBackup: Bag["x"]) => rule("always", { enableContinuousBackup });

test.each<[string, readonly (readonly Bag[])[], Bag, ReturnType<typeof told>]>([
  ["nothing set: nothing dropped", [[snapshots]], {}, [["snapshot", undefined, []]]],
  ["set", [[snapshots]], set, [["snapshot", closed, []]]],
  ["not known at preview", [[snapshots]], { maintenanceWindow: UNKNOWN }, [["snapshot", undefined, unread]]],
  [
    "beside continuous backup in the plan AWS Backup keeps them clear",
    [[snapshots, always(true)]],
    set,
    [
      ["snapshot", undefined, []],
      ["continuous", undefined, []],
    ],
  ],
  [
    "perhaps beside it",
    [[snapshots, always(UNKNOWN)]],
    set,
    [
      ["snapshot", perhaps, []],
      ["continuous", undefined, []],
      ["snapshot", perhaps, []],
    ],
  ],
  [
    "continuous backup in another plan does not help",
    [[snapshots], [always(true)]],
    set,
    [
      ["snapshot", closed, []],
      ["continuous", undefined, []],
    ],
  ],
])("%s", (_name, plans, inputs, expected) => {
  expect(told(plans, inputs)).toEqual(expected);
});
