import fc from "fast-check";
import type { Scenario } from "../../../continuity/declaration/scenario";
import type { EstateResource } from "../../../continuity/estate/resource";
import type { Bag } from "../../../continuity/estate/value";
import { FRANKFURT, plan, rdsInstance, rule, selection, vault, vaultLock } from "../estate-builder";

/** A database of a service as people might set it up; what is undefined is left out. */
export interface DatabaseShape {
  readonly multiAz: boolean | undefined;
  readonly backupRetentionPeriod: number | undefined;
  readonly deletionProtection: boolean | undefined;
  readonly deleteAutomatedBackups: boolean | undefined;
}

/** A backup plan that takes in the databases of a service. */
export interface PlanShape {
  readonly schedule: string;
  readonly startWindow: number | undefined;
  readonly deleteAfter: number;
  readonly copied: boolean;
  readonly locked: boolean;
  /** Whether it takes in every database of the program, so that several plans cover one. */
  readonly wide: boolean;
}

export interface ServiceShape {
  readonly rto: string | undefined;
  readonly rpo: string | undefined;
  readonly far: { readonly rto: string; readonly rpo: string } | undefined;
  readonly detectionWindow: string | undefined;
  readonly group: boolean;
  readonly dependsOn: readonly number[];
  readonly databases: readonly DatabaseShape[];
  readonly plan: PlanShape | undefined;
}

export interface EstateShape {
  readonly services: readonly ServiceShape[];
  /** What somebody vouches for as the time of every restore, job and copy; undefined: nobody does. */
  readonly vouched: number | undefined;
}

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 3 });
const TIMES = ["1m", "5m", "15m", "1h", "4h", "12h", "26h", "3d"] as const;
const time = fc.constantFrom(...TIMES);

const database: fc.Arbitrary<DatabaseShape> = fc.record({
  multiAz: maybe(fc.boolean()),
  backupRetentionPeriod: maybe(fc.constantFrom(0, 1, 7, 35)),
  deletionProtection: maybe(fc.boolean()),
  deleteAutomatedBackups: maybe(fc.boolean()),
});

const planShape: fc.Arbitrary<PlanShape> = fc.record({
  schedule: fc.constantFrom("cron(0 5 ? * * *)", "cron(0 5 ? * MON-FRI *)", "cron(0 5/6 ? * * *)"),
  startWindow: maybe(fc.constantFrom(60, 480)),
  deleteAfter: fc.constantFrom(1, 7, 35),
  copied: fc.boolean(),
  locked: fc.boolean(),
  wide: fc.boolean(),
});

const service: fc.Arbitrary<ServiceShape> = fc.record({
  rto: maybe(time),
  rpo: maybe(time),
  far: maybe(fc.record({ rto: time, rpo: time })),
  detectionWindow: maybe(fc.constantFrom("1d", "6d", "10d")),
  group: fc.boolean(),
  dependsOn: fc.uniqueArray(fc.nat(2), { maxLength: 2 }),
  databases: fc.array(database, { minLength: 1, maxLength: 2 }),
  plan: maybe(planShape),
});

export const estateShape: fc.Arbitrary<EstateShape> = fc.record({
  services: fc.array(service, { minLength: 1, maxLength: 3 }),
  vouched: maybe(fc.constantFrom(60, 1800, 7200)),
});

export const FAR_SCENARIOS: readonly Scenario[] = ["region", "compromise"];

/** A name in the estate; tests give others to show that names do not matter. */
export type Naming = (kind: string, service: number, nth: number) => string;

export const plainNames: Naming = (kind, of, nth) => `s${of}-${kind}${nth}`;

/** The resources of an estate, in the order of a program. */
export function build({ services }: EstateShape, name: Naming = plainNames): EstateResource[] {
  return services.flatMap((shape, of) => {
    const databases = shape.databases.map((one, nth) => {
      const tags = {
        ...(nth === 0 ? statedBy(shape, name) : {}),
        ...groupOf(shape),
        "continuity:service": name("", of, 0),
      };
      return rdsInstance(name("db", of, nth), { ...stated({ ...one }), tags });
    });
    return [...databases, ...backups(shape.plan, databases, of, name)];
  });
}

function backups(
  shape: PlanShape | undefined,
  databases: EstateResource[],
  of: number,
  name: Naming,
): EstateResource[] {
  if (shape === undefined) return [];
  const near = vault(name("near", of, 0));
  const far = vault(name("far", of, 0), {}, { provider: FRANKFURT, outputs: {} });
  const farArn = `arn:aws:backup:eu-central-1:222222222222:backup-vault:${name("far", of, 0)}`;
  const written = rule(name("rule", of, 0), {
    ...stated({ startWindow: shape.startWindow }),
    targetVaultName: name("near", of, 0),
    schedule: shape.schedule,
    lifecycle: { deleteAfter: shape.deleteAfter },
    ...(shape.copied
      ? { copyActions: [{ destinationVaultArn: farArn, lifecycle: { deleteAfter: shape.deleteAfter } }] }
      : {}),
  });
  const made = plan(name("plan", of, 0), [written]);
  const arns = shape.wide ? ["arn:aws:rds:*:*:db:*"] : databases.map((one) => `arn:aws:rds:*:*:db:${one.name}`);
  const lock = vaultLock(
    name("lock", of, 0),
    { backupVaultName: name("far", of, 0), changeableForDays: 3 },
    { provider: FRANKFURT, edges: { backupVaultName: [far] } },
  );
  return [
    near,
    far,
    made,
    selection(name("selection", of, 0), made, { resources: arns }),
    ...(shape.locked ? [lock] : []),
  ];
}

function statedBy(shape: ServiceShape, name: Naming): Bag {
  const far = Object.fromEntries(
    FAR_SCENARIOS.flatMap((scenario) =>
      shape.far
        ? [
            [`continuity:rto:${scenario}`, shape.far.rto],
            [`continuity:rpo:${scenario}`, shape.far.rpo],
          ]
        : [],
    ),
  );
  return stated({
    "continuity:rto": shape.rto,
    "continuity:rpo": shape.rpo,
    "continuity:detection-window": shape.detectionWindow,
    "continuity:depends-on":
      shape.dependsOn.length === 0 ? undefined : shape.dependsOn.map((of) => name("", of, 0)).join(" "),
    ...far,
  });
}

const groupOf = ({ group }: ServiceShape): Bag => (group ? { "continuity:consistency-group": "g" } : {});

function stated(settings: Readonly<Record<string, Bag[string] | undefined>>): Bag {
  return Object.fromEntries(
    Object.entries(settings).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])),
  );
}

/** The next looser time, if there is one. */
export function looser(text: string | undefined): string | undefined {
  return text === undefined
    ? undefined
    : TIMES[Math.min(TIMES.indexOf(text as (typeof TIMES)[number]) + 1, TIMES.length - 1)];
}
