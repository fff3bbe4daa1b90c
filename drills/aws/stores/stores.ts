import type { StoreKind } from "../../plan";
import { bucket } from "./bucket";
import { fileSystem } from "./file-system";
import { other } from "./other";
import type { StoreAdapter } from "./store";
import { table } from "./table";
import { volume } from "./volume";

/** What drills know of each kind of store. */
export const STORES: Readonly<Record<StoreKind, StoreAdapter>> = {
  table,
  bucket,
  "file-system": fileSystem,
  volume,
  other,
};
