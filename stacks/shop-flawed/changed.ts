import type * as aws from "@pulumi/aws";
import type { Changes } from "../shop/shop";

/** Four flaws in what the components decided, each made by a transform, with the rule that finds it. */
export const changed: Changes = {
  ordersDb: {
    main: (args: aws.rds.InstanceArgs | aws.rds.ClusterArgs) => {
      // Flaw (objective-met): "three subnets will do"; there is one instance in one zone.
      (args as aws.rds.InstanceArgs).multiAz = false;
    },
  },
  articles: {
    // Flaw (deletion-protected): switched off to get rid of a test table, and never on again.
    main: { deletionProtectionEnabled: false },
  },
  pages: {
    // Flaw (capacity-left): one task to save money; with it nothing is left.
    main: { desiredCount: 1 },
    // Flaw (failover-health-check): nothing watches the primary, so the twin is never answered.
    record: (args) => {
      delete args.healthCheckId;
      const aliases = args.aliases as aws.types.input.route53.RecordAlias[];
      args.aliases = aliases.map((alias) => ({ ...alias, evaluateTargetHealth: false }));
    },
  },
};
