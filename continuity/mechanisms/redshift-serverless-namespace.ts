import { protectionOf, type Subject, type Surroundings } from "../backup/protection";
import { knownValue } from "../declaration/setting";
import { readString } from "../estate/read";
import type { EstateIndex, EstateResource } from "../estate/resource";
import { SUBNET_READS, togetherIn, type ZoneSource, zonesOf } from "../estate/zones";
import { type Bound, bound } from "../recovery/bound";
import { type Condition, condition, type RecoveryPath, unknownCondition } from "../recovery/path";
import { documented } from "../recovery/step";
import { restorePaths } from "./backup-restore";
import { spreadOver } from "./capacity";
import type { Mechanism } from "./mechanism";
import { restoreStep } from "./restore";
import { byItself, byPeople, noLoss, vouchedStep } from "./ways";

const TYPE = "aws:redshiftserverless/namespace:Namespace";
const WORKGROUP_TYPE = "aws:redshiftserverless/workgroup:Workgroup";
const MINUTE = 60;

const GUIDE = "Amazon Redshift management guide";
const ZONES: readonly ZoneSource[] = [{ subnets: "subnetIds" }];

const RECOVERY_POINT = documented(
  "recovery point",
  15 * MINUTE,
  30 * MINUTE,
  `${GUIDE}, Snapshots and recovery points: every 30 minutes, or sooner after many changes`,
);

const KEPT = noLoss(
  "storage of the Region",
  `${GUIDE}, Compute capacity for Amazon Redshift Serverless: managed storage`,
);

/**
 * The data of a warehouse of Amazon Redshift Serverless, and the workgroup that computes over it.
 * Figures and sources: docs/mechanisms/redshift-serverless-namespace.md.
 */
export const redshiftServerlessNamespace: Mechanism = {
  slug: "redshift-serverless-namespace",
  title: "Amazon Redshift Serverless namespace",
  types: [TYPE],
  reads: ["namespaceName"],
  required: ["namespaceName"],
  companions: {
    ...SUBNET_READS,
    [WORKGROUP_TYPE]: { reads: ["namespaceName", "subnetIds"], required: ["namespaceName", "workgroupName"] },
  },
  figures: [RECOVERY_POINT],
  paths(subject, surroundings) {
    const { chains, unread } = protectionOf(subject, surroundings);
    const rto = bound(restoreStep("restore", subject, surroundings));
    return [
      ...computeReplaced(subject, surroundings),
      ...newWorkgroup(subject, surroundings),
      recoveryPoint(subject, surroundings, rto),
      ...restorePaths(chains, unread, rto, subject, surroundings),
    ];
  },
};

/** AWS runs the compute of a workgroup, and says neither how soon it is back nor that it moves to another zone. */
function computeReplaced(subject: Subject, surroundings: Surroundings): readonly RecoveryPath[] {
  const { resource } = subject;
  const { index } = surroundings;
  const workgroups = workgroupsOf(resource, index);
  const served = hasWorkgroup(resource, workgroups, index);
  const apart = spreadOver(togetherIn(...workgroups.map((one) => zonesOf(one, ZONES, index))), 2);
  return (["instance", "zone"] as const).map((scenario) =>
    byItself(scenario, subject, {
      mechanism: scenario === "zone" ? "its workgroup computes in another zone" : "AWS replaces its compute",
      requires: scenario === "zone" && served.holds === true ? [served, apart] : [served],
      rpo: KEPT,
      rto: bound(vouchedStep("new compute", "start-time", subject, surroundings)),
    }),
  );
}

/** Whatever happens to a workgroup, people can give the namespace another one, in other zones. */
function newWorkgroup(subject: Subject, surroundings: Surroundings): readonly RecoveryPath[] {
  return (["instance", "zone"] as const).map((scenario) =>
    byPeople(scenario, subject, "new", {
      mechanism: "a new workgroup",
      rpo: KEPT,
      rto: bound(vouchedStep("start of a new workgroup", "start-time", subject, surroundings)),
    }),
  );
}

function workgroupsOf(namespace: EstateResource, index: EstateIndex): readonly EstateResource[] {
  const name = knownValue(readString(namespace, "namespaceName"));
  return index.referring(namespace, WORKGROUP_TYPE, "namespaceName", name === undefined ? [] : [name]);
}

function hasWorkgroup(namespace: EstateResource, workgroups: readonly EstateResource[], index: EstateIndex): Condition {
  const text = "it has a workgroup";
  if (workgroups.length > 0) return condition(text, true);
  const named = readString(namespace, "namespaceName").kind === "known";
  const stray = index
    .ofType(WORKGROUP_TYPE)
    .find(
      (one) =>
        (!named || readString(one, "namespaceName").kind === "unknown") &&
        index.across(one, "namespaceName", TYPE).length === 0,
    );
  return stray === undefined
    ? condition(text, false, `add a workgroup to ${namespace.name}`)
    : unknownCondition(text, `which namespace ${stray.name} belongs to is not known at preview`);
}

/** Recovery points go with the namespace when it is deleted, and nothing protects it from that. */
function recoveryPoint(subject: Subject, surroundings: Surroundings, rto: Bound): RecoveryPath {
  return byPeople("data", subject, "same", {
    mechanism: "restore a recovery point",
    requires: [condition("its recovery points outlive a deletion", false)],
    rpo: bound(RECOVERY_POINT, vouchedStep("recovery point is made", "backup-job-time", subject, surroundings)),
    rto,
  });
}
