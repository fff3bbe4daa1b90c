import type { Manifest, ManifestTable } from "./manifest";

/** A manifest that cannot be used. */
export class ManifestError extends Error {
  override readonly name = "ManifestError";
}

/** Names of tables go into queries as they are: no more than the catalogue writes. */
const NAME = /^([a-z_][a-z0-9_$]*|"([^"]|"")+")\.([a-z_][a-z0-9_$]*|"([^"]|"")+")$/;

/** Reads what `lifeboat heartbeat --manifest` wrote, or somebody after that. @throws {ManifestError} */
export function readManifest(file: string, text: string): Manifest {
  let value: Partial<Manifest> | null;
  try {
    value = JSON.parse(text) as Partial<Manifest> | null;
  } catch (error) {
    throw new ManifestError(`${file}: is no JSON`, { cause: error });
  }
  if (value?.manifestVersion !== 1 || typeof value.schema !== "string" || !Array.isArray(value.tables)) {
    throw new ManifestError(`${file}: is no manifest of version 1; write one with lifeboat heartbeat --manifest`);
  }
  const wrong = value.tables.findIndex((table) => !isTable(table));
  if (wrong >= 0) throw new ManifestError(`${file}: tables[${wrong}] needs a name such as public.orders, and rows`);
  return value as Manifest;
}

function isTable(table: Partial<ManifestTable> | null): boolean {
  if (table === null || typeof table.name !== "string" || !NAME.test(table.name)) return false;
  const { rows, tolerance = 0, checksum = "" } = table;
  const share = typeof tolerance === "number" && tolerance >= 0 && tolerance <= 1;
  return Number.isInteger(rows) && share && typeof checksum === "string";
}
