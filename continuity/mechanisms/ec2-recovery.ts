import type { Subject, Surroundings } from "../backup/protection";
import { orDefault, type Setting, unknown } from "../declaration/setting";
import { bagString, readString, readValue } from "../estate/read";
import type { EstateResource } from "../estate/resource";
import { isBag, isList } from "../estate/value";
import { bound } from "../recovery/bound";
import { type Condition, condition, type RecoveryPath, settingCondition, unknownCondition } from "../recovery/path";
import { byItself, noLoss, vouchedStep } from "./ways";

const SOURCE = "Amazon EC2 user guide, Automatic instance recovery";

/**
 * Simplified automatic recovery: AWS moves the instance to another machine of its zone, with its addresses and volumes, as if
 * it had been rebooted.
 *
 * @param defaults what applies where neither the instance nor a launch template says otherwise
 */
export function automaticRecovery(
  subject: Subject,
  surroundings: Surroundings,
  defaults: { readonly autoRecovery: string; readonly tenancy: string },
): RecoveryPath {
  const { resource } = subject;
  return byItself("instance", subject, {
    mechanism: "automatic recovery on another machine of its zone",
    requires: [
      settingCondition(
        "simplified automatic recovery is on",
        orTemplate(autoRecovery(resource), resource, "maintenanceOptions", defaults.autoRecovery),
        (value) => value !== "disabled",
        `set maintenanceOptions.autoRecovery of ${resource.name} to default`,
      ),
      onSharedMachines(resource, defaults.tenancy),
      recoverable(resource),
    ],
    rpo: noLoss("its volumes stay attached", SOURCE),
    rto: bound(vouchedStep("recovery", "start-time", subject, surroundings)),
  });
}

function autoRecovery(resource: EstateResource): Setting<string> {
  const block = readValue(resource, "maintenanceOptions");
  if (block.kind !== "known") return block;
  const bag = isList(block.value) ? block.value[0] : block.value;
  return isBag(bag) ? bagString(bag, "autoRecovery") : unknown(`maintenanceOptions of ${resource.name} is not known`);
}

/** What an instance leaves out its launch template may state. */
function orTemplate(setting: Setting<string>, resource: EstateResource, property: string, value: string) {
  const template = readValue(resource, "launchTemplate");
  if (setting.kind === "absent" && template.kind !== "absent") {
    return unknown(`${property} of ${resource.name} is left to its launch template`);
  }
  return orDefault(setting, value);
}

/** On Dedicated Hosts it does not work. */
function onSharedMachines(resource: EstateResource, usual: string): Condition {
  const text = "it does not run on a Dedicated Host";
  const hosted = ["hostId", "hostResourceGroupArn"].some((property) => readValue(resource, property).kind !== "absent");
  const fix = `take ${resource.name} off its Dedicated Host`;
  if (hosted) return condition(text, false, fix);
  const tenancy = orTemplate(readString(resource, "tenancy"), resource, "tenancy", usual);
  return settingCondition(text, tenancy, (value) => value !== "host", fix);
}

/** Families with volumes of Amazon EBS only: general purpose, compute, memory and burstable ones without a `d`. */
const EBS_ONLY = /^(?:a1|c[4-9]|m[4-9]|r[4-9]|t[1-4])[a-ce-z]*(?:-flex)?\./;

/** Bare metal is never recovered; of types with a disk of their own AWS recovers some, and empties the disk. */
function recoverable(resource: EstateResource): Condition {
  const text = "AWS recovers instances of its type";
  const type = readString(resource, "instanceType");
  if (type.kind === "unknown") return unknownCondition(text, type.because);
  if (type.kind === "absent")
    return unknownCondition(text, `the type of ${resource.name} is left to its launch template`);
  if (/\.metal/.test(type.value)) return condition(text, false, `give ${resource.name} a type that is not bare metal`);
  if (EBS_ONLY.test(type.value)) return condition(text, true);
  return unknownCondition(
    text,
    `AWS recovers only some of the types like that of ${resource.name}, and none of their own disks`,
  );
}
