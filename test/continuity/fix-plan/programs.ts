import type { EstateResource } from "../../../continuity/estate/resource";
import type { Bag } from "../../../continuity/estate/value";
import { UNKNOWN } from "../../../continuity/estate/value";
import { ec2Instance, plan, provider, rdsInstance, resource, rule, selection, vault, volume } from "../estate-builder";

/** The tags of a service that shall outlast a lost Region and a compromised account. */
export function tags(service: string, more: Readonly<Record<string, string>> = {}): Bag {
  return {
    tags: {
      "continuity:service": service,
      "continuity:rto": "4h",
      "continuity:rpo": "12h",
      "continuity:rto:region": "12h",
      "continuity:rpo:region": "12h",
      "continuity:rto:compromise": "24h",
      "continuity:rpo:compromise": "12h",
      ...more,
    },
  };
}

const SUBNETS = ["a", "b", "c"].map((zone) =>
  resource("aws:ec2/subnet:Subnet", `subnet-${zone}`, { availabilityZone: `eu-west-1${zone}` }),
);

/** A program of members of every kind that can be planned, and some that can only be backed up, with next to nothing set. */
export function bareProgram(): readonly EstateResource[] {
  const cluster = resource("aws:rds/cluster:Cluster", "ledger", { engine: "aurora-postgresql", ...tags("ledger") });
  const files = resource("aws:efs/fileSystem:FileSystem", "files", tags("files"));
  const machine = ec2Instance("machine", { ...tags("machine"), availabilityZone: "eu-west-1a" });
  return [
    ...SUBNETS,
    rdsInstance("orders-db", {
      engine: "postgres",
      allocatedStorage: 50,
      ...tags("orders", { "continuity:rto": "15m" }),
    }),
    cluster,
    resource(
      "aws:rds/clusterInstance:ClusterInstance",
      "ledger-0",
      { clusterIdentifier: UNKNOWN, engine: "aurora-postgresql", instanceClass: "db.r6g.large" },
      { edges: { clusterIdentifier: [cluster] } },
    ),
    resource("aws:dynamodb/table:Table", "returns", { name: "returns", ...tags("returns") }),
    resource("aws:s3/bucket:Bucket", "images", tags("images")),
    files,
    resource(
      "aws:efs/mountTarget:MountTarget",
      "files-a",
      { fileSystemId: UNKNOWN, subnetId: UNKNOWN },
      { edges: { fileSystemId: [files], subnetId: [SUBNETS[0] as EstateResource] } },
    ),
    volume("disk", tags("disk")),
    machine,
    resource("aws:docdb/cluster:Cluster", "papers", { clusterIdentifier: "papers", ...tags("papers") }),
  ];
}

/** A program whose plan runs too rarely, keeps too little, and copies nowhere. */
export function plannedProgram(): readonly EstateResource[] {
  const nightly = plan("nightly", [
    rule("weekly", { schedule: "cron(0 5 ? * SUN *)" }),
    rule("nightly", { schedule: "cron(0 5 ? * * *)", startWindow: 480, lifecycle: { deleteAfter: 1 } }),
  ]);
  const disk = volume("disk", tags("disk", { "continuity:detection-window": "3d" }));
  return [
    vault("main"),
    nightly,
    disk,
    selection("all", nightly, { resources: ["*"] }),
    volume("scratch", tags("scratch")),
  ];
}

/** A program in several Regions, whose members are set half-way, with what nobody can arrange otherwise among them. */
export function settledProgram(): readonly EstateResource[] {
  const account = { allowedAccountIds: ["111111111111"] };
  const [home, far] = [provider("eu-west-1", account), provider("eu-central-1", account, "far")];
  const role = resource("aws:iam/role:Role", "backup", { name: "backup" });
  const weekly = plan("weekly", [rule("weekly", { schedule: "cron(0 5 ? * SUN *)" })], { provider: home });
  const from = { resources: ["arn:aws:ec2:*:*:volume/none"], iamRoleArn: UNKNOWN };
  const { provider: _, ...nowhere } = volume("scratch", tags("scratch"));
  return [
    ...SUBNETS,
    resource("aws:ec2/subnet:Subnet", "far", { availabilityZone: "eu-central-1a" }, { provider: far }),
    resource("aws:s3/bucket:Bucket", "assets", {}, { provider: provider("eu-west-3", account, "farther") }),
    resource("random:index/randomPassword:RandomPassword", "password", { length: 20 }),
    role,
    vault("main", {}, { provider: home }),
    vault("backups-in-eu-west-1", {}, { provider: home }),
    weekly,
    selection("none", weekly, from, { edges: { iamRoleArn: [role] }, provider: home }),
    resource(
      "aws:dynamodb/table:Table",
      "returns",
      {
        pointInTimeRecovery: { enabled: false },
        streamEnabled: true,
        streamViewType: "KEYS_ONLY",
        ...tags("returns", {
          "continuity:rpo": "10m",
          "continuity:rpo:region": "10m",
          "continuity:minimum-service-level": "50%",
        }),
      },
      { provider: home },
    ),
    rdsInstance(
      "orders-db",
      {
        engine: "postgres",
        multiAz: UNKNOWN,
        backupRetentionPeriod: 3,
        ...tags("orders", { "continuity:rto": "15m" }),
      },
      { provider: home },
    ),
    resource("aws:rds/cluster:Cluster", "ledger", { engine: "aurora-mysql", ...tags("ledger") }, { provider: home }),
    resource("aws:opensearch/domain:Domain", "search", tags("search"), { provider: home }),
    volume("disk", tags("disk"), { provider: home }),
    nowhere,
  ];
}
