import type { Instant } from "../../continuity/evidence/record";
import { ManifestError } from "./read-manifest";

/** What a table or a bucket held at an instant, without its contents: a count, and digests of objects that never change. */
export interface StoreManifest {
  readonly manifestVersion: 1;
  readonly takenAt: Instant;
  /** Items of a table, objects of a bucket: a restored one must have at least that many, less the tolerance. */
  readonly count: number;
  /** Share that may be missing. @default 0 */
  readonly tolerance?: number;
  /** Of a bucket: objects with the SHA-256 of their contents, in hexadecimal. @default none */
  readonly objects?: readonly { readonly key: string; readonly sha256: string }[];
}

/** Reads what somebody, or some job of theirs, counted. @throws {ManifestError} */
export function readStoreManifest(file: string, text: string): StoreManifest {
  let value: Partial<StoreManifest> | null;
  try {
    value = JSON.parse(text) as Partial<StoreManifest> | null;
  } catch (error) {
    throw new ManifestError(`${file}: is no JSON`, { cause: error });
  }
  const { manifestVersion, takenAt, count, tolerance = 0, objects = [] } = value ?? {};
  const share = typeof tolerance === "number" && tolerance >= 0 && tolerance <= 1;
  if (manifestVersion !== 1 || typeof takenAt !== "string" || !isCount(count) || !share || !Array.isArray(objects)) {
    throw new ManifestError(
      `${file}: a manifest of a table or bucket has manifestVersion 1, takenAt, a count, and perhaps a tolerance (0-1) and objects`,
    );
  }
  const wrong = objects.findIndex((object) => !isObject(object));
  if (wrong >= 0) throw new ManifestError(`${file}: objects[${wrong}] needs a key, and its sha256 in hexadecimal`);
  return value as StoreManifest;
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isObject(value: unknown): boolean {
  const { key, sha256 } = (value ?? {}) as { readonly key?: unknown; readonly sha256?: unknown };
  return typeof key === "string" && key !== "" && typeof sha256 === "string" && /^[0-9a-f]{64}$/.test(sha256);
}
