import type { Resource } from "../../preview/monitor/resources";
import type { Properties } from "../../preview/values";
import type { Declare } from "./declare";
import { of } from "./reference";
import type { Platform } from "./services/platform";

/** A service as a team writes it: what it is called, what it promises and waits for, and whether it has a flaw. */
export interface ServiceStatement {
  readonly name: string;
  readonly flawed: boolean;
  readonly team: string;
  /** Its continuity tags besides its name. */
  readonly tags: Readonly<Record<string, string>>;
}

/** Declares the resources of one service under a component of its own, with its tags. */
export class ServiceScope {
  readonly name: string;
  readonly flawed: boolean;
  readonly tags: Readonly<Record<string, string>> & { readonly team: string };
  readonly #declare: Declare;
  readonly #component: Resource;

  constructor({ name, flawed, team, tags }: ServiceStatement, declare: Declare) {
    this.name = name;
    this.flawed = flawed;
    this.tags = { ...tags, "continuity:service": name, "continuity:owner": team, Name: name, team };
    this.#declare = declare;
    this.#component = declare("shop:index:Service", name, { args: { size: "small" } });
  }

  /** @param suffix what tells it from others of its type; "" where there are none */
  make(type: string, suffix: string, inputs: Properties, region?: "distant"): Resource {
    return this.#declare(type, suffix === "" ? this.name : `${this.name}-${suffix}`, inputs, {
      parent: this.#component,
      ...(region === undefined ? {} : { region }),
    });
  }

  role(suffix: string, principal: string): Resource {
    const assumed = { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: `${principal}.amazonaws.com` } };
    const assumeRolePolicy = JSON.stringify({ Version: "2012-10-17", Statement: [assumed] });
    return this.make("aws:iam/role:Role", suffix, { assumeRolePolicy, tags: this.tags });
  }

  policy(role: Resource, suffix: string): Resource {
    const policy = JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }],
    });
    return this.make("aws:iam/rolePolicy:RolePolicy", suffix, { role: of(role), policy });
  }

  securityGroup(suffix: string, { vpc }: Platform, port: number): Resource {
    const ingress = [{ protocol: "tcp", fromPort: port, toPort: port, cidrBlocks: ["10.20.0.0/16"] }];
    return this.make("aws:ec2/securityGroup:SecurityGroup", suffix, { vpcId: of(vpc), ingress, tags: this.tags });
  }

  logGroup(suffix: string): Resource {
    return this.make("aws:cloudwatch/logGroup:LogGroup", suffix, { retentionInDays: 30, tags: this.tags });
  }

  alarm(suffix: string, metricName: string, watched: Resource): Resource {
    return this.make("aws:cloudwatch/metricAlarm:MetricAlarm", suffix, {
      comparisonOperator: "GreaterThanThreshold",
      evaluationPeriods: 2,
      metricName,
      namespace: "AWS/Usage",
      period: 60,
      statistic: "Average",
      threshold: 80,
      dimensions: { Name: of(watched, "name") },
      tags: this.tags,
    });
  }

  /** A function in the private network, which may read a few settings of what it works on. */
  lambda(suffix: string, role: Resource, { subnets }: Platform, variables: Properties): Resource {
    return this.make("aws:lambda/function:Function", suffix, {
      runtime: "nodejs20.x",
      handler: "index.handler",
      role: of(role, "arn"),
      memorySize: 512,
      timeout: 30,
      environment: { variables: { ...variables, LOG_LEVEL: "info" } },
      vpcConfig: { subnetIds: subnets.map((subnet) => of(subnet)) },
      tags: this.tags,
    });
  }
}
