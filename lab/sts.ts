import { arn } from "./arn";
import { QueryProtocol } from "./protocol/query";
import type { Service } from "./world";

/** AWS STS: whoever asks is the lab's account. */
export const sts: Service = {
  protocol: new QueryProtocol("https://sts.amazonaws.com/doc/2011-06-15/", () => "member"),
  codes: {
    missing: "MissingParameter",
    invalid: "InvalidParameterValue",
    throttled: ["Throttling", 400],
    unavailable: ["ServiceUnavailable", 503],
  },
  operations: {
    GetCallerIdentity: (_input, { world }) => ({
      Account: world.ids.account,
      Arn: arn("iam", "", world.ids.account, "user/lab"),
      UserId: "AIDALAB",
    }),
  },
};
