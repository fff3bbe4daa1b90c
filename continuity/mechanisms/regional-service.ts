import { bound } from "../recovery/bound";
import type { Mechanism } from "./mechanism";
import { twins } from "./twins";
import { byItself, deployedAnew, vouchedStep } from "./ways";

/**
 * What AWS runs for a whole Region and keeps nothing for long: App Runner, event buses, Data Firehose, Step Functions. AWS names no zones
 * of it, and makes no promise for the loss of one.
 * Figures and sources: docs/mechanisms/regional-service.md.
 */
export const regionalService: Mechanism = {
  slug: "regional-service",
  title: "AWS App Runner, Amazon EventBridge, Amazon Data Firehose, AWS Step Functions",
  types: [
    "aws:apprunner/service:Service",
    "aws:cloudwatch/eventBus:EventBus",
    "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
    "aws:sfn/stateMachine:StateMachine",
  ],
  reads: [],
  required: [],
  figures: [],
  paths(subject, surroundings) {
    // What a failure catches on its way is lost; that counts only for whoever gives it the role `data`.
    const rpo = bound(vouchedStep("what is on its way", "replica-lag", subject, surroundings));
    const rto = bound(vouchedStep("until AWS serves again", "start-time", subject, surroundings));
    const here = (["instance", "zone"] as const).map((scenario) =>
      byItself(scenario, subject, { mechanism: "AWS goes on with it in its Region", rpo, rto }),
    );
    const away = [...twins(subject, surroundings), ...deployedAnew(["region", "compromise"], subject, surroundings)];
    return [...here, ...away.map((path) => ({ ...path, rpo }))];
  },
};
