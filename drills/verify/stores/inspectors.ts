import type { StoreKind } from "../../plan";
import { bucketInspector } from "./bucket";
import { diskInspector } from "./disk";
import type { Inspector } from "./inspection";
import { tableInspector } from "./table";

/** How each kind of store is looked into. */
export const INSPECTORS: Readonly<Record<StoreKind, Inspector>> = {
  table: tableInspector,
  bucket: bucketInspector,
  "file-system": diskInspector,
  volume: diskInspector,
};
