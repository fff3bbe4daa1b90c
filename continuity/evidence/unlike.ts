import type { Setting } from "../declaration/setting";
import { majorVersion } from "./engine-version";
import type { DrilledPoint, EvidenceRecord, Shape } from "./record";
import type { Restoration } from "./restoration";

/** Why a drill says nothing of how long another restore takes; undefined where it does. */
export function unlikeness(record: EvidenceRecord, now: Restoration): string | undefined {
  const { member, point, shape } = record;
  if (member.type !== now.type) return `it restored ${member.type}`;
  if (point === null || shape === null) return "it restored nothing";
  if (point.kind !== now.from) return `it restored from ${KIND[point.kind]}, not from ${KIND[now.from]}`;
  if (now.region === undefined) return "the Region of what would be restored is not known at preview";
  if (point.region !== now.region) return `it restored in ${point.region}, not in ${now.region}`;
  const { source } = shape;
  return (
    differs("engine", now.engine, member.engine) ??
    otherMajor(record, now) ??
    differs("encryption", now.encrypted, point.encrypted) ??
    differs("class", now.class, source.class) ??
    differs("Multi-AZ", now.multiAz, source.multiAz) ??
    differs("storage type", now.storageType, source.storageType) ??
    (shape.alike ? undefined : `what it restored is unlike its source (${shape.differences.join("; ")})`) ??
    outgrown(now.sizeGiB, source)
  );
}

export const KIND: Readonly<Record<DrilledPoint["kind"], string>> = {
  snapshot: "a snapshot",
  continuous: "a continuous backup",
  copy: "a copy",
};

/** What the program leaves out is taken as it was at the drill; what nobody can know yet is not. */
function differs<T extends string | boolean>(
  what: string,
  now: Setting<T>,
  then: T | null | undefined,
): string | undefined {
  if (now.kind === "absent") return undefined;
  if (now.kind === "unknown") return `its ${what} cannot be compared: ${now.because}`;
  if (then === undefined || then === null) return `it does not say its ${what}`;
  return now.value === then ? undefined : `its ${what} was ${write(then)}, and is ${write(now.value)} now`;
}

const write = (value: string | boolean): string => (typeof value === "string" ? value : value ? "on" : "off");

function otherMajor({ member, shape }: EvidenceRecord, now: Restoration): string | undefined {
  const then = member.engineVersion ?? shape?.source.engineVersion ?? undefined;
  const major = (version: string) => majorVersion(member.engine, version);
  const { engineVersion } = now;
  const stated =
    engineVersion.kind === "known" ? { ...engineVersion, value: major(engineVersion.value) } : engineVersion;
  return differs("engine version", stated, then && major(then));
}

/** A drill of less than half the data says little of the whole. */
function outgrown(now: Setting<number>, { allocatedGiB: then }: Shape): string | undefined {
  if (now.kind !== "known" || then === null || then * 2 >= now.value) return undefined;
  return `it restored ${then} GiB, less than half of the ${now.value} GiB there are now`;
}
