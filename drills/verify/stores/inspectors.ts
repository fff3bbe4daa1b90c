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
  other: {
    async reach() {
      // Its job alone tells of it, and has been waited for.
    },
    async inspect(_cloud, _region, _made, _source, { command }) {
      const notChecked = command === undefined ? ["anything of it: only a command of yours can (--check)"] : [];
      return { checks: [], heartbeatAt: null, notChecked };
    },
  },
};
