import { bound } from "../recovery/bound";
import type { Mechanism } from "./mechanism";
import { byItself, vouchedStep } from "./ways";

/**
 * A user pool of Amazon Cognito: AWS keeps its users in one Region, without backup or replica, and names no zones of it.
 * Figures and sources: docs/mechanisms/cognito-user-pool.md.
 */
export const cognitoUserPool: Mechanism = {
  slug: "cognito-user-pool",
  title: "Amazon Cognito user pool",
  types: ["aws:cognito/userPool:UserPool"],
  reads: [],
  required: [],
  figures: [],
  paths(subject, surroundings) {
    return (["instance", "zone"] as const).map((scenario) =>
      byItself(scenario, subject, {
        mechanism: "AWS goes on with it in its Region",
        rpo: bound(vouchedStep("what AWS keeps of its users", "replica-lag", subject, surroundings)),
        rto: bound(vouchedStep("until AWS serves again", "start-time", subject, surroundings)),
      }),
    );
  },
};
