import type { Setting } from "../declaration/setting";
import type { PointKind } from "../recovery/point";

/** What would have to be restored now, as far as it bears on how long that takes. */
export interface Restoration {
  readonly urn: string;
  readonly name: string;
  /** The Pulumi type. */
  readonly type: string;
  readonly from: PointKind;
  /** Where the points lie and what is restored runs; undefined: not known at preview. */
  readonly region: string | undefined;
  readonly engine: Setting<string>;
  readonly engineVersion: Setting<string>;
  readonly encrypted: Setting<boolean>;
  readonly class: Setting<string>;
  readonly multiAz: Setting<boolean>;
  readonly storageType: Setting<string>;
  /** Declared size, in GiB. */
  readonly sizeGiB: Setting<number>;
}
