import type * as backup from "@pulumi/aws/backup";
import { ComponentResource, type ComponentResourceOptions, type Input, log } from "@pulumi/pulumi";
import { backupServiceRole, RESTORE_ROLE } from "./backup-role";
import { makeChild } from "./child";
import { DeclarationError } from "./errors";
import { physicalName } from "./physical-name";
import type { RecoveryPoints } from "./recovery-points";
import { type RestoreCadence, scheduleOf } from "./restore-cadence";
import { type NotTested, restoreSelections, standingOf, testable } from "./restore-selections";
import type { Service } from "./service";
import type { Transform } from "./transform";

/** The ways around what is decided of restore tests, by the id of the part. */
export interface RestoreTestingTransform {
  /** When tests are made, and of which points. */
  readonly plan?: Transform<backup.RestoreTestingPlanArgs>;
  /** What is restored of a type of resource, as AWS Backup calls it in small letters: `restores-rds`, `restores-dynamodb`. */
  readonly [selection: `restores-${string}`]: Transform<backup.RestoreTestingSelectionArgs>;
}

/** How restores are tried. */
export interface RestoreTestingArgs {
  /** The service whose members are restored: those that were created before. */
  readonly service: Service;
  /** How often: each day, week (Monday), month or quarter, at 06:00 UTC. */
  readonly every: RestoreCadence;
  /** Hours for which what was restored is kept, so that its data can be checked: 1 to 168. @default 4 */
  readonly validationHours?: number;
  /** Which point: the latest, or any that is kept, to find out about old ones as well. @default latest */
  readonly points?: "latest" | "any";
  /** The role that AWS Backup restores with. @default one that may restore, and nothing else */
  readonly roleArn?: Input<string>;
  /** What is restored in another way than AWS infers, by type: `{ RDS: { dbInstanceClass: "db.t4g.small" } }`. @default none */
  readonly overrides?: Readonly<Record<string, Readonly<Record<string, Input<string>>>>>;
  /** The way around what is decided. @default none */
  readonly transform?: RestoreTestingTransform;
}

/** Hours within which a test starts: the shortest window there is, since AWS picks any moment of it. */
const START_WINDOW = 1;

/** The longest window that points are chosen from, in days (AWS Backup API, RestoreTestingRecoveryPointSelection). */
const LONGEST_WINDOW = 365;

/**
 * Restores of what AWS Backup keeps of a service, by itself and again and again; what was restored is deleted when its hours for
 * checks are over. They show that points can be restored and how long that takes; whether the data is right, checks must say.
 *
 * Tests take place at home, of points in the vault there. Members of which AWS Backup keeps nothing are left out, which
 * `notTested` and a message say: drills restore those.
 *
 * @throws DeclarationError where no member can be tested, for another cadence and for hours out of range
 * @example
 * const orders = new Service("orders", …);
 * new ResilientDatabase("orders-db", { service: orders, … });
 * new RestoreTesting("orders-restores", { service: orders, every: "7d" });
 */
export class RestoreTesting extends ComponentResource {
  static readonly __pulumiType = "lifeboat:index:RestoreTesting";

  readonly plan: backup.RestoreTestingPlan;
  /** Members that are left out, and why. */
  readonly notTested: readonly NotTested[];

  constructor(name: string, args: RestoreTestingArgs, options?: ComponentResourceOptions) {
    const { service, every, validationHours = 4 } = args;
    const scheduleExpression = scheduleOf(service.name, every);
    const { tested, notTested } = testable(service.members);
    checked(name, args, validationHours, tested, notTested);
    super(
      RestoreTesting.__pulumiType,
      name,
      { service: service.name, every, notTested },
      { parent: service, ...options },
    );
    this.notTested = notTested;
    for (const { member, why } of notTested) log.info(`${name} leaves out ${member}: ${why}.`, this);
    const { RestoreTestingPlan, RestoreTestingSelection } =
      require("@pulumi/aws/backup") as typeof import("@pulumi/aws/backup");
    const nursery = { parent: this, place: service.home, transform: args.transform };
    this.plan = makeChild(
      RestoreTestingPlan,
      {
        id: "plan",
        name,
        args: {
          name: underscored(name),
          scheduleExpression,
          scheduleExpressionTimezone: "Etc/UTC",
          startWindowHours: START_WINDOW,
          recoveryPointSelection: selectedPoints(tested, args.points),
          tags: service.tagsAside,
        },
      },
      nursery,
    );
    const role = args.roleArn ?? this.#role(name, service, tested);
    for (const selection of restoreSelections(tested)) {
      const id = `restores-${selection.suffix}`;
      const { resourceType, points } = selection;
      const restoreMetadataOverrides = { ...standingOf(selection), ...args.overrides?.[resourceType] };
      const inputs = {
        name: underscored(`${name}-${selection.suffix}`),
        restoreTestingPlanName: this.plan.name,
        protectedResourceType: resourceType,
        protectedResourceArns: points.map(({ resource }) => resource.arn as Input<string>),
        iamRoleArn: role,
        validationWindowHours: validationHours,
        ...(Object.keys(restoreMetadataOverrides).length === 0 ? {} : { restoreMetadataOverrides }),
      };
      makeChild(RestoreTestingSelection, { id, name: `${name}-${selection.suffix}`, args: inputs }, nursery);
    }
    this.registerOutputs({ plan: this.plan.arn });
  }

  #role(name: string, service: Service, tested: readonly RecoveryPoints[]): Input<string> {
    const role = backupServiceRole(`${name}-role`, { ...RESTORE_ROLE, parent: this, tags: service.tagsAside });
    const [arn = ""] = tested.map(({ type }) => role(type));
    return arn;
  }
}

function checked(
  name: string,
  { service, points = "latest" }: RestoreTestingArgs,
  hours: number,
  tested: readonly RecoveryPoints[],
  notTested: readonly NotTested[],
): void {
  const fail = (problem: string) => {
    throw new DeclarationError(service.name, [`${name}: ${problem}`]);
  };
  if (!Number.isInteger(hours) || hours < 1 || hours > 168)
    fail("validationHours must be a whole number from 1 to 168");
  if (points !== "latest" && points !== "any") fail("points must be latest or any");
  if (tested.length > 0) return;
  const reasons = notTested.map(({ member, why }) => `${member}: ${why}`).join("; ");
  fail(reasons === "" ? "create it after the members that it restores" : `no member can be tested (${reasons})`);
}

function selectedPoints(tested: readonly RecoveryPoints[], points: RestoreTestingArgs["points"] = "latest") {
  const days = Math.max(...tested.map((one) => one.days));
  return {
    algorithm: points === "latest" ? "LATEST_WITHIN_WINDOW" : "RANDOM_WITHIN_WINDOW",
    recoveryPointTypes: ["SNAPSHOT"],
    includeVaults: [...new Set(tested.map(({ vault }) => vault))].map(({ arn }) => arn as Input<string>),
    selectionWindowDays: Math.min(LONGEST_WINDOW, days),
  };
}

/** Names of restore testing have neither dashes nor more than 50 characters. */
function underscored(name: string): string {
  return physicalName(name).replaceAll("-", "_");
}
