import type { Subject, Surroundings } from "../backup/protection";
import { arnOf } from "../backup/types";
import { documentedByProvider } from "../declaration/defaults";
import { knownValue, orDefault, type Setting, unknown } from "../declaration/setting";
import { accountOf, regionOf } from "../estate/place";
import { bagString, readString, readValue } from "../estate/read";
import type { EstateResource } from "../estate/resource";
import { isBag, isList } from "../estate/value";
import { bound } from "../recovery/bound";
import { type Condition, condition, type RecoveryPath, settingCondition } from "../recovery/path";
import { documented, open, type Step } from "../recovery/step";
import { isRouted, regionIsAnother } from "./twins";
import { vouchedStep } from "./ways";

export const TABLE_REPLICA_TYPE = "aws:dynamodb/tableReplica:TableReplica";
export const GLOBAL_TABLE_TYPE = "aws:dynamodb/globalTable:GlobalTable";

export const REPLICA_DEFAULTS = {
  "replicas.consistencyMode": documentedByProvider<string>("EVENTUAL", "Default value is `EVENTUAL`"),
};

export const STRONG = documented(
  "replicas written at the same time",
  0,
  0,
  "Amazon DynamoDB developer guide, How DynamoDB global tables work: MRSC",
);

/** With strong consistency a table is in three Regions: as three replicas, or two and a witness. */
const STRONG_REGIONS = 3;

/** One replica of a table, or what may be one. */
interface Replica {
  readonly region: Exclude<Setting<string>, { kind: "absent" }>;
  readonly consistency: Exclude<Setting<string>, { kind: "absent" }>;
}

/**
 * The replicas of a global table: each takes reads and writes at any time, so nothing has to be started in DynamoDB; it is
 * clients that have to be led there.
 */
export function replicasOf(subject: Subject, surroundings: Surroundings): readonly RecoveryPath[] {
  const { resource } = subject;
  const all = [...inlineReplicas(resource), ...replicasBeside(resource, surroundings)];
  return all.map((one) => pathOf(one, all, subject, surroundings));
}

function pathOf(
  { region, consistency }: Replica,
  all: readonly Replica[],
  subject: Subject,
  surroundings: Surroundings,
): RecoveryPath {
  const { resource } = subject;
  const routed = isRouted(subject, surroundings);
  const strong = consistency.kind === "known" && consistency.value === "STRONG";
  return {
    scenario: "region",
    mechanism: strong ? "strongly consistent replica" : "replica",
    target: { region: knownValue(region), account: accountOf(resource) },
    startedBy: routed ? "automatic" : "people",
    endpoint: routed ? "same" : "new",
    requires: [
      regionIsAnother("its replica lies in another Region", region, resource),
      ...(strong ? [threeRegions(resource, all)] : []),
    ],
    rpo: bound(strong ? STRONG : lagOf(consistency, subject, surroundings)),
    rto: bound(),
  };
}

/** AWS promises no lag; whoever vouches for one need not know the consistency. */
function lagOf(consistency: Replica["consistency"], subject: Subject, surroundings: Surroundings): Step {
  const lag = vouchedStep("replication", "replica-lag", subject, surroundings);
  return lag.hi === null && consistency.kind === "unknown" ? open(lag.label, "unknown", consistency.because) : lag;
}

/** DynamoDB refuses strong consistency over any other number of Regions. */
function threeRegions(resource: EstateResource, all: readonly Replica[]): Condition {
  const text = "it is in three Regions, as strong consistency asks";
  const fix = `give ${resource.name} two replicas, or one and a globalTableWitness, each in a Region of its own`;
  const witness = witnessOf(resource);
  const places = [
    ...all.map(({ region }) => region),
    ...(witness.kind === "absent" ? [] : [witness]),
    ...(regionOf(resource) === undefined ? [unknown(`the Region of ${resource.name} is not known at preview`)] : []),
  ];
  const doubt = places.find((place) => place.kind === "unknown");
  if (doubt?.kind === "unknown") return settingCondition(text, doubt, () => false, fix);
  const regions = new Set([regionOf(resource), ...places.map(knownValue)]);
  return condition(text, regions.size === STRONG_REGIONS && places.length === STRONG_REGIONS - 1, fix);
}

function witnessOf(resource: EstateResource): Setting<string> {
  const block = readValue(resource, "globalTableWitness");
  if (block.kind !== "known") return block;
  const region = isBag(block.value) ? bagString(block.value, "regionName") : undefined;
  return region?.kind === "known" ? region : unknown(`the witness of ${resource.name} is not known at preview`);
}

/** The replicas that the table itself lists. */
function inlineReplicas(resource: EstateResource): readonly Replica[] {
  const list = readValue(resource, "replicas");
  if (list.kind === "absent") return [];
  if (list.kind === "unknown") return [{ region: list, consistency: list }];
  if (!isList(list.value)) return [unreadable(resource)];
  return list.value.map((one) => {
    if (!isBag(one)) return unreadable(resource);
    const consistency = bagString(one, "consistencyMode");
    return {
      region: regionNamed(bagString(one, "regionName"), resource),
      consistency: orDefault(consistency, REPLICA_DEFAULTS["replicas.consistencyMode"].value),
    };
  });
}

function regionNamed(region: Setting<string>, { name }: EstateResource): Replica["region"] {
  return region.kind === "known" ? region : unknown(`the Region of a replica of ${name} is not known at preview`);
}

function unreadable({ name }: EstateResource): Replica {
  const because = unknown(`a replica of ${name} is not known at preview`);
  return { region: because, consistency: because };
}

/** Replicas that other resources make of it: each in the Region of its provider, or as the older global table lists them. */
function replicasBeside(resource: EstateResource, { index }: Surroundings): readonly Replica[] {
  const name = knownValue(readString(resource, "name"));
  const consistency = { kind: "known", value: REPLICA_DEFAULTS["replicas.consistencyMode"].value } as const;
  const arn = arnOf(resource);
  const companions = index
    .referring(resource, TABLE_REPLICA_TYPE, "globalTableArn", arn === undefined ? [] : [arn])
    .map((one) => regionOf(one))
    .map((region) => regionNamed(region === undefined ? unknown("") : { kind: "known", value: region }, resource));
  const older = index
    .referring(resource, GLOBAL_TABLE_TYPE, "name", name === undefined ? [] : [name])
    .flatMap((global) => inlineReplicas(global).map(({ region }) => region))
    .filter((region) => region.kind === "unknown" || region.value !== regionOf(resource));
  return [...companions, ...older].map((region) => ({ region, consistency }));
}
