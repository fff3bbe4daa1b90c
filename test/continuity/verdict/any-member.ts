import fc from "fast-check";
import type { EstateResource } from "../../../continuity/estate/resource";
import { type Bag, isBag, UNKNOWN, type Value } from "../../../continuity/estate/value";
import { FRANKFURT, plan, resource, rule, selection, vault, vaultLock } from "../estate-builder";
import { KINDS, type Kind } from "./kinds";

/** One member as its kind admits: how strong each setting is, in how many zones it lies, what stands beside it. */
export interface MemberShape {
  readonly kind: Kind;
  readonly type: string;
  /** By setting the position among its steps; what is left out is absent. */
  readonly strength: Readonly<Record<string, number>>;
  readonly zones: number;
  /** Whether each of the additions is there. */
  readonly added: readonly boolean[];
  readonly twin: boolean;
}

/** How often AWS Backup stores points of all members, for how long, and where else. */
export interface BackupShape {
  readonly deleteAfter: number;
  readonly copied: boolean;
  readonly locked: boolean;
}

export interface ServiceShape {
  readonly members: readonly MemberShape[];
  readonly backup: BackupShape | undefined;
  readonly tags: Bag;
  /**
   * What somebody vouches for of every step that AWS has no figure for; undefined: nobody does. It is longer than any
   * failover, or a start in place would be quicker than the failover that a replica brings.
   */
  readonly vouched: number | undefined;
}

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });
const time = fc.constantFrom("30s", "2m", "15m", "1h", "4h", "26h", "30d");

export const ZONES: readonly string[] = ["eu-west-1a", "eu-west-1b", "eu-west-1c"];

const memberOf = (kind: Kind, type: string): fc.Arbitrary<MemberShape> =>
  fc.record({
    kind: fc.constant(kind),
    type: fc.constant(type),
    strength: fc.record(
      Object.fromEntries(Object.entries(kind.steps ?? {}).map(([key, steps]) => [key, fc.nat(steps.length - 1)])),
      { requiredKeys: [] },
    ) as fc.Arbitrary<Record<string, number>>,
    zones: fc.integer({ min: kind.leastZones ?? 1, max: ZONES.length }),
    added: fc.tuple(...(kind.additions ?? []).map(() => fc.boolean())),
    twin: fc.boolean(),
  });

const TYPED = KINDS.flatMap((kind) => kind.types.map((type) => ({ kind, type })));
const member = fc.constantFrom(...TYPED).chain(({ kind, type }) => memberOf(kind, type));

const tags: fc.Arbitrary<Bag> = fc
  .record({
    "continuity:rto": time,
    "continuity:rpo": time,
    "continuity:rto:region": time,
    "continuity:rpo:region": time,
    "continuity:rto:compromise": time,
    "continuity:rpo:compromise": time,
    "continuity:detection-window": maybe(fc.constantFrom("1d", "6d")),
    "continuity:minimum-service-level": maybe(fc.constantFrom("0.3", "0.5", "0.7")),
    "continuity:role": maybe(fc.constantFrom("data", "compute")),
  })
  .map((all) => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Bag);

/** A service of one or two members of any type, backed up or not. */
export const serviceShape: fc.Arbitrary<ServiceShape> = fc.record({
  members: fc.array(member, { minLength: 1, maxLength: 2 }),
  backup: maybe(fc.record({ deleteAfter: fc.constantFrom(1, 7, 35), copied: fc.boolean(), locked: fc.boolean() })),
  tags,
  vouched: maybe(fc.constantFrom(600, 3600)),
});

/** Names of resources; tests give others to show that names do not matter. */
export type Naming = (kind: string, nth: number) => string;

export const plainNames: Naming = (kind, nth) => `${kind}${nth}`;

/** The resources of a service, in the order of a program. */
export function built({ members, backup, tags: stated }: ServiceShape, name: Naming = plainNames): EstateResource[] {
  const subnets = ZONES.map((zone, i) =>
    resource("aws:ec2/subnet:Subnet", name("subnet", i), { availabilityZone: zone }),
  );
  const made = members.flatMap((shape, nth) => {
    const own = { "continuity:service": name("service", 0), ...stated };
    return [
      ...memberWith(shape, subnets, own, name("member", nth)),
      ...(shape.twin ? twinOf(shape, own, name("twin", nth)) : []),
    ];
  });
  return [...subnets, ...made, ...backups(backup, name)];
}

function memberWith(shape: MemberShape, subnets: readonly EstateResource[], own: Bag, name: string): EstateResource[] {
  const { kind, type } = shape;
  const inputs: Record<string, Value> = { ...kind.base, ...settingsOf(shape), tags: tagsOf(type, own) };
  const used = subnets.slice(0, shape.zones);
  const listed = used.map(() => UNKNOWN);
  const edges: Record<string, EstateResource[]> = {};
  const beside: EstateResource[] = [];
  if (typeof kind.subnets === "string") {
    put(inputs, kind.subnets, listed);
    edges[kind.subnets.split(".")[0] as string] = used;
  } else if (kind.subnets !== undefined) {
    const group = resource(
      kind.subnets.type,
      `${name}-subnets`,
      { name: `${name}-subnets`, subnetIds: listed },
      { edges: { subnetIds: used } },
    );
    beside.push(group);
    inputs[kind.subnets.property] = `${name}-subnets`;
  }
  const made = resource(type, name, inputs, { edges });
  const added = (kind.additions ?? []).flatMap((addition, i) => (shape.added[i] ? addition(made) : []));
  return [...beside, made, ...added];
}

/** The same in another Region, where zones are not known. */
function twinOf(shape: MemberShape, own: Bag, name: string): EstateResource[] {
  const { kind, type } = shape;
  const inputs: Record<string, Value> = { ...kind.base, ...settingsOf(shape), tags: tagsOf(type, own) };
  if (typeof kind.subnets === "string") put(inputs, kind.subnets, [UNKNOWN]);
  return [resource(type, name, inputs, { provider: FRANKFURT })];
}

function settingsOf({ kind, strength }: MemberShape): Record<string, Value> {
  const inputs: Record<string, Value> = {};
  for (const [path, at] of Object.entries(strength)) put(inputs, path, kind.steps?.[path]?.[at] ?? null);
  return inputs;
}

function put(inputs: Record<string, Value>, path: string, value: Value): void {
  const [top, inner] = path.split(".") as [string, string?];
  if (inner === undefined) inputs[top] = value;
  else inputs[top] = { ...(isBag(inputs[top]) ? (inputs[top] as Bag) : {}), [inner]: value };
}

/** Auto Scaling groups state their tags as a list. */
function tagsOf(type: string, own: Bag): Value {
  return type === "aws:autoscaling/group:Group" ? Object.entries(own).map(([key, value]) => ({ key, value })) : own;
}

function backups(shape: BackupShape | undefined, name: Naming): EstateResource[] {
  if (shape === undefined) return [];
  const far = vault(name("far", 0), { name: "far" }, { provider: FRANKFURT });
  const destinationVaultArn = "arn:aws:backup:eu-central-1:222222222222:backup-vault:far";
  const lifecycle = { deleteAfter: shape.deleteAfter };
  const daily = rule("daily", {
    lifecycle,
    ...(shape.copied ? { copyActions: [{ destinationVaultArn, lifecycle }] } : {}),
  });
  const made = plan(name("plan", 0), [daily]);
  const lock = vaultLock(
    name("lock", 0),
    { backupVaultName: "far", changeableForDays: 3 },
    { provider: FRANKFURT, edges: { backupVaultName: [far] } },
  );
  return [
    vault(name("near", 0), { name: "main" }),
    far,
    made,
    selection(name("selection", 0), made, { resources: ["*"] }),
    ...(shape.locked ? [lock] : []),
  ];
}
