import type { Subject, Surroundings } from "../backup/protection";
import type { ProviderDefaults } from "../declaration/defaults";
import type { ZoneSource } from "../estate/zones";
import type { RecoveryPath } from "../recovery/path";
import type { Step } from "../recovery/step";
import type { Capacity } from "./capacity";

/** What the model reads of a type. */
export interface TypeReads {
  /** The properties that it reads; nothing else of the resource enters the estate. */
  readonly reads: readonly string[];
  /** Inputs without which the provider refuses the resource: if one is missing, the preview was partial. */
  readonly required: readonly string[];
}

/** What one AWS service offers to come back from a disruption. */
export interface Mechanism extends TypeReads {
  /** Names the file, its test and its page under docs/mechanisms. */
  readonly slug: string;
  readonly title: string;
  /** The resource types that it speaks for: several where the SDK has several names for one thing. */
  readonly types: readonly string[];
  /** Resources that hold settings of these, by type. */
  readonly companions?: Readonly<Record<string, TypeReads>>;
  /** The provider's defaults that it relies on, by type and property; a test holds them to the installed SDK. */
  readonly defaults?: ProviderDefaults;
  /** Every figure that it takes from AWS; docs/mechanisms.md lists them. */
  readonly figures: readonly Step[];
  /** How many units share its work; only where losing one leaves others. */
  capacity?(subject: Subject, surroundings: Surroundings): Capacity;
  /**
   * Where it says in which zones it stands, for what is lost with a zone; absent where AWS spreads it, where its units or
   * the instances of its cluster say so.
   */
  readonly zones?: readonly ZoneSource[];
  /** Every way back, for every scenario. */
  paths(subject: Subject, surroundings: Surroundings): readonly RecoveryPath[];
}
