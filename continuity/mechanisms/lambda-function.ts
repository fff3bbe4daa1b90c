import type { Subject, Surroundings } from "../backup/protection";
import { bagValue, readValue } from "../estate/read";
import type { EstateResource } from "../estate/resource";
import { isBag, isList } from "../estate/value";
import { SUBNET_READS, zonesOf } from "../estate/zones";
import { bound } from "../recovery/bound";
import type { RecoveryPath } from "../recovery/path";
import { spreadOver } from "./capacity";
import type { Mechanism } from "./mechanism";
import { twins } from "./twins";
import { byItself, byPeople, deployedAnew, noLoss, regional, vouchedStep } from "./ways";

const TYPE = "aws:lambda/function:Function";
const SOURCE = "AWS Lambda developer guide, Resilience in AWS Lambda: functions run in multiple Availability Zones";

/**
 * A function of AWS Lambda. It runs over the zones of its Region, or in a VPC over those of its subnets.
 * Figures and sources: docs/mechanisms/lambda-function.md.
 */
export const lambdaFunction: Mechanism = {
  slug: "lambda-function",
  title: "AWS Lambda function",
  types: [TYPE],
  reads: ["vpcConfig"],
  required: ["role"],
  companions: SUBNET_READS,
  figures: [],
  paths(subject, surroundings) {
    return [
      ...(hasSubnets(subject.resource) ? inItsSubnets(subject, surroundings) : regional(subject, SOURCE)),
      ...twins(subject, surroundings),
      ...deployedAnew(["region", "compromise"], subject, surroundings),
    ];
  },
};

/** Whether it runs in subnets, or may: a block that cannot be known is taken to name some. */
function hasSubnets(resource: EstateResource): boolean {
  const block = readValue(resource, "vpcConfig");
  if (block.kind !== "known") return block.kind === "unknown";
  const bag = isList(block.value) ? block.value[0] : block.value;
  const subnets = isBag(bag) ? bagValue(bag, "subnetIds") : block;
  return (
    subnets.kind !== "absent" && !(subnets.kind === "known" && isList(subnets.value) && subnets.value.length === 0)
  );
}

/** A lost machine is replaced without notice; a lost zone leaves the subnets in the others, or else those that people name. */
function inItsSubnets(subject: Subject, surroundings: Surroundings): readonly RecoveryPath[] {
  const zones = zonesOf(subject.resource, [{ subnets: "vpcConfig.subnetIds" }], surroundings.index);
  const rpo = noLoss("keeps no data", "role of the member");
  return [
    ...regional(subject, SOURCE).filter(({ scenario }) => scenario === "instance"),
    byItself("zone", subject, {
      mechanism: "runs in the subnets that are left",
      requires: [spreadOver(zones, 2)],
      rpo,
      rto: bound(),
    }),
    byPeople("zone", subject, "same", {
      mechanism: "deploy it into a subnet of another zone",
      rpo,
      rto: bound(vouchedStep("deployment", "start-time", subject, surroundings)),
    }),
  ];
}
