import * as aws from "@pulumi/aws";
import type { TasksPlace } from "lifeboat";

/** Where the shop runs, and where it goes when that Region is lost. */
export const HOME = "eu-central-1";
export const AWAY = "eu-west-1";

const ZONES = ["a", "b", "c"] as const;

/** A private network over three zones. */
function place(region: string, block: number) {
  const vpc = new aws.ec2.Vpc(region, { region, cidrBlock: `10.${block}.0.0/16` });
  const subnets = ZONES.map((letter, i) => {
    const zone = `${region}${letter}`;
    const subnet = new aws.ec2.Subnet(zone, {
      region,
      vpcId: vpc.id,
      cidrBlock: `10.${block}.${i}.0/24`,
      availabilityZone: zone,
    });
    return [zone, subnet.id] as const;
  });
  return { region, vpcId: vpc.id, subnets: Object.fromEntries(subnets) };
}

export const home = place(HOME, 30);
export const away = place(AWAY, 31);

const executionRole = new aws.iam.Role("containers", {
  assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "ecs-tasks.amazonaws.com" }),
  managedPolicyArns: [aws.iam.ManagedPolicy.AmazonECSTaskExecutionRolePolicy],
});

/** What the pages run on in a Region. */
function containers(region: string): TasksPlace {
  const cluster = new aws.ecs.Cluster(`containers-${region}`, { region });
  const task = new aws.ecs.TaskDefinition(`pages-${region}`, {
    region,
    family: "pages",
    requiresCompatibilities: ["FARGATE"],
    networkMode: "awsvpc",
    cpu: "512",
    memory: "1024",
    executionRoleArn: executionRole.arn,
    containerDefinitions: JSON.stringify([
      { name: "pages", image: "public.ecr.aws/nginx/nginx:1.29", portMappings: [{ containerPort: 8080 }] },
    ]),
  });
  const certificate = new aws.acm.Certificate(`shop-${region}`, {
    region,
    domainName: "shop.example.com",
    validationMethod: "DNS",
  });
  return { clusterArn: cluster.arn, taskDefinitionArn: task.arn, certificateArn: certificate.arn };
}

export const pages = { [HOME]: containers(HOME), [AWAY]: containers(AWAY) };

export const zone = new aws.route53.Zone("shop", { name: "shop.example.com" });

/** What the machines of the ledger are started from. */
export const ledgerTemplate = new aws.ec2.LaunchTemplate("ledger", {
  imageId: "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64",
  metadataOptions: { httpTokens: "required" },
});
