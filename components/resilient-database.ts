import type * as rds from "@pulumi/aws/rds";
import type { ComponentResourceOptions, Input, Output } from "@pulumi/pulumi";
import type { DatabaseFacts } from "../continuity/planning/question";
import { createParts } from "./create-parts";
import { DeclarationError } from "./errors";
import type { BackedUpTransform } from "./member-transform";
import { physicalName } from "./physical-name";
import { type MemberArgs, PlannedMember } from "./planned-member";
import type { Transform } from "./transform";

/** The ways around what is decided of a database, by the id of the part. */
export interface ResilientDatabaseTransform extends BackedUpTransform {
  /** The DB instance or the cluster, whichever was chosen. */
  readonly main?: Transform<rds.InstanceArgs | rds.ClusterArgs>;
  /** Instances of the cluster: `instance-0` writes. */
  readonly [instance: `instance-${number}` | `secondary-instance-${number}`]: Transform<rds.ClusterInstanceArgs>;
  /** The read replica in another Region. */
  readonly replica?: Transform<rds.InstanceArgs>;
  /** Automated backups in another Region. */
  readonly "replicated-backups"?: Transform<rds.InstanceAutomatedBackupsReplicationArgs>;
  /** What joins the clusters of both Regions. */
  readonly global?: Transform<rds.GlobalClusterArgs>;
  /** The cluster in another Region. */
  readonly secondary?: Transform<rds.ClusterArgs>;
  /** In which zones it may stand. */
  readonly subnets?: Transform<rds.SubnetGroupArgs>;
  /** In which zones of another Region: `subnets-eu-west-1`. */
  readonly [subnets: `subnets-${string}`]: Transform<rds.SubnetGroupArgs>;
}

/** What a database is, besides being there when it is needed. */
export interface ResilientDatabaseArgs extends MemberArgs {
  /** The engine of a DB instance: `postgres`, `mysql`, `mariadb`, `oracle-ee`, `sqlserver-se`. @default Aurora only */
  readonly engine?: string;
  /** The engine of Aurora that may be chosen: `aurora-postgresql`, `aurora-mysql`. @default DB instances only */
  readonly auroraEngine?: string;
  /** The version of whichever engine is chosen. @default AWS's */
  readonly engineVersion?: Input<string>;
  /** `db.r6g.large`; of Aurora that of each instance. */
  readonly instanceClass: string;
  /** GiB of a DB instance. @default 20 */
  readonly allocatedStorage?: number;
  /** The database that is made with it. @default none */
  readonly databaseName?: Input<string>;
  /** The user that owns it; AWS keeps and rotates the password in Secrets Manager. @default lifeboat */
  readonly username?: Input<string>;
  /** Who may connect. @default the default group of the VPC */
  readonly securityGroupIds?: Input<Input<string>[]>;
  /** Who may connect in the other Region. @default the default group of its VPC */
  readonly securityGroupIdsElsewhere?: Input<Input<string>[]>;
  /** The way around what is decided. @default none */
  readonly transform?: ResilientDatabaseTransform;
}

/**
 * A relational database that keeps the objectives of its service, on Amazon RDS or Aurora: standbys or readers, point-in-time
 * recovery, backups and replicas as they ask. Encrypted, not public, protected against deletion.
 *
 * @throws ObjectiveError where no arrangement of a database keeps them
 * @example
 * const db = new ResilientDatabase("orders-db", {
 *   service: orders, engine: "postgres", engineVersion: "17.5", instanceClass: "db.r6g.large", allocatedStorage: 200,
 * });
 */
export class ResilientDatabase extends PlannedMember {
  static readonly __pulumiType = "lifeboat:index:ResilientDatabase";

  /** The DB instance or the cluster. */
  readonly database: rds.Instance | rds.Cluster;
  /** Where clients connect. */
  readonly endpoint: Output<string>;

  constructor(name: string, args: ResilientDatabaseArgs, options?: ComponentResourceOptions) {
    const { service, transform = {} } = args;
    const planned = service.plan(name, factsOf(name, args));
    super(ResilientDatabase.__pulumiType, name, args, planned, options);
    const isCluster = planned.arrangement.parts.some(({ type }) => type === "aws:rds/cluster:Cluster");
    const part = createParts(planned.arrangement, {
      name,
      parent: this,
      service,
      additions: isCluster ? ofCluster(name, args) : ofInstance(name, args),
      transform,
    });
    this.database = part("main") as unknown as rds.Instance | rds.Cluster;
    this.endpoint = this.database.endpoint;
    this.registerOutputs({ endpoint: this.endpoint, arn: this.database.arn });
  }
}

function factsOf(name: string, args: ResilientDatabaseArgs): DatabaseFacts {
  const { service, engine, auroraEngine, instanceClass, allocatedStorage } = args;
  const any = {
    kind: "database",
    instanceClass,
    ...(allocatedStorage === undefined ? {} : { allocatedStorage }),
  } as const;
  if (engine !== undefined) return { ...any, engine, ...(auroraEngine === undefined ? {} : { auroraEngine }) };
  if (auroraEngine !== undefined) return { ...any, auroraEngine };
  throw new DeclarationError(service.name, [`${name}: state engine, auroraEngine or both`]);
}

function ofInstance(name: string, args: ResilientDatabaseArgs): Readonly<Record<string, Record<string, unknown>>> {
  const { engineVersion, databaseName, username = "lifeboat", securityGroupIds, securityGroupIdsElsewhere } = args;
  const own = {
    engineVersion,
    dbName: databaseName,
    username,
    manageMasterUserPassword: true,
    vpcSecurityGroupIds: securityGroupIds,
    finalSnapshotIdentifier: physicalName(`${name}-final`),
  };
  return { main: own, replica: { vpcSecurityGroupIds: securityGroupIdsElsewhere } };
}

function ofCluster(name: string, args: ResilientDatabaseArgs): Readonly<Record<string, Record<string, unknown>>> {
  const { engineVersion, databaseName, username = "lifeboat", securityGroupIds, securityGroupIdsElsewhere } = args;
  const own = {
    engineVersion,
    databaseName,
    masterUsername: username,
    manageMasterUserPassword: true,
    vpcSecurityGroupIds: securityGroupIds,
    finalSnapshotIdentifier: physicalName(`${name}-final`),
  };
  return { main: own, secondary: { engineVersion, vpcSecurityGroupIds: securityGroupIdsElsewhere } };
}
