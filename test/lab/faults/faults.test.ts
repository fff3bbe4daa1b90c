import { describe, expect, test } from "@jest/globals";
import { Faults } from "../../../lab/faults/faults";

describe("a fault strikes", () => {
  test.each([
    ["whatever its kind can", {}, { operation: "StartRestoreJob", resources: ["a"] }, true],
    ["nothing of another kind", { kind: "quota" as const }, {}, false],
    ["the operation that it names", { operation: "StartRestoreJob" }, { operation: "StartRestoreJob" }, true],
    ["no other operation", { operation: "StartRestoreJob" }, { operation: "StartBackupJob" }, false],
    [
      "a resource whose name holds its own",
      { resource: "orders" },
      { resources: ["x", "arn:aws:rds:db:orders-db"] },
      true,
    ],
    ["no other resource", { resource: "orders" }, { resources: ["billing"] }, false],
    ["no resource without a name", { resource: "orders" }, {}, false],
  ])("%s", (_name, fault, target, strikes) => {
    const faults = new Faults();
    faults.add({ kind: "throttled", ...fault });
    expect(faults.strike("throttled", target) !== undefined).toBe(strikes);
  });

  test("after it has spared some, as often as it says", () => {
    const faults = new Faults();
    faults.add({ kind: "failing", after: 1, times: 2 });
    expect([1, 2, 3, 4].map(() => faults.strike("failing") !== undefined)).toEqual([false, true, true, false]);
    expect(faults.list()).toEqual([{ kind: "failing", after: 1, times: 2, struck: 2 }]);
    faults.clear();
    expect(faults.list()).toEqual([]);
  });
});
