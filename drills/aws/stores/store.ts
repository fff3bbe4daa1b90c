import type { Shape } from "../../../continuity/evidence/record";
import type { Call, Cloud } from "../../cloud";
import { CloudError } from "../../cloud";
import type { StoreKind } from "../../plan";
import type { Resource } from "../resource";

/** A table, bucket, file system or volume, or what else AWS Backup restores. */
export interface Store extends Resource {
  readonly kind: StoreKind;
  /** How much is in it; null where its service does not tell. */
  readonly sizeBytes: number | null;
  /** Of a table, its keys with their types: `id (HASH, S)`. */
  readonly keys?: string;
  /** What AWS Backup has to be told to restore one like it. */
  readonly like: Readonly<Record<string, string>>;
}

/** How stores of a kind are found, tagged and removed. */
export interface StoreAdapter {
  /** What AWS Backup calls the type. @default what its point is of */
  readonly resourceType?: string;
  /** Whether the drill chooses the id of what it restores. */
  readonly named: boolean;
  find(cloud: Cloud, region: string, id: string): Promise<Store | undefined>;
  /** The metadata by which AWS Backup restores into something new. */
  target(name: string): Readonly<Record<string, string>>;
  tagCalls(region: string, store: Pick<Store, "id" | "arn">, tags: Readonly<Record<string, string>>): readonly Call[];
  /** The calls that remove it, in order. */
  removeCalls(region: string, id: string): readonly Call[];
  /** Removes it, or begins to. */
  remove(cloud: Cloud, region: string, id: string): Promise<void>;
  /** Codes of a refusal that passes, since something is still going on. */
  readonly busy: RegExp;
}

/** The shape of what has nothing that bears on how long its restore takes, but for its Region. */
export function shapeIn(region: string, more: Partial<Shape> = {}): Shape {
  return {
    class: null,
    multiAz: null,
    storageType: null,
    allocatedGiB: null,
    engineVersion: null,
    parameterGroup: null,
    ...more,
    region,
  };
}

/** Asks for something; undefined where the service answers that there is none. */
export async function unlessGone<Found>(gone: RegExp, ask: () => Promise<Found>): Promise<Found | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof CloudError && gone.test(error.code)) return undefined;
    throw error;
  }
}

interface AwsTag {
  readonly Key?: string | undefined;
  readonly Value?: string | undefined;
}

export function readTags(list: readonly AwsTag[] = []): Readonly<Record<string, string>> {
  return Object.fromEntries(list.map(({ Key = "", Value = "" }) => [Key, Value]));
}

export function writeTags(tags: Readonly<Record<string, string>>): { Key: string; Value: string }[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
