import { arn } from "../arn";
import { strikeFlaws } from "../faults/flaws";
import type { Tags } from "../tags";
import type { Call } from "../world";
import { restoredContents } from "./contents";
import type { Contents, StoreKind, StoreRecord } from "./records";

/** What is to be brought back, and as of when. */
export interface StoreRestoration {
  readonly kind: StoreKind;
  readonly name: string;
  readonly from: { readonly arn: string; readonly contents: Contents; readonly at: Date };
  readonly tags: Tags;
  readonly size?: number;
  readonly availabilityZone?: string;
  readonly creationToken?: string;
  readonly encrypted: boolean;
}

/** The ARN of a store. */
export function storeArn({ region, world }: Call, kind: StoreKind, name: string): string {
  const { account } = world.ids;
  switch (kind) {
    case "table":
      return arn("dynamodb", region, account, `table/${name}`);
    case "bucket":
      return `arn:aws:s3:::${name}`;
    case "file-system":
      return arn("elasticfilesystem", region, account, `file-system/${name}`);
    case "volume":
      return arn("ec2", region, account, `volume/${name}`);
  }
}

/** How the states of a store are called while it is made and when it is there. */
export const states: Readonly<Record<StoreKind, { readonly making: string; readonly made: string }>> = {
  table: { making: "CREATING", made: "ACTIVE" },
  bucket: { making: "creating", made: "available" },
  "file-system": { making: "creating", made: "available" },
  volume: { making: "creating", made: "available" },
};

/** Begins to bring a store back under a name. */
export function restoreStore(call: Call, { from, ...restoration }: StoreRestoration) {
  const { world, region } = call;
  const { kind, name } = restoration;
  const resources = [name, from.arn];
  const { stores } = world.tables;
  const made: StoreRecord = stores.put(storeArn(call, kind, name), {
    ...restoration,
    arn: storeArn(call, kind, name),
    region,
    status: states[kind].making,
    createdAt: world.clock.now().toISOString(),
    contents: restoredContents(from.contents, from.at, strikeFlaws(world, resources)),
    deletionProtection: false,
    restoredFrom: { arn: from.arn, to: from.at.toISOString() },
  });
  const work = async () => {
    try {
      await world.pace.take("restore-store", ...resources);
      stores.change(made.arn, { status: states[kind].made });
    } catch (error) {
      // Nothing but a bucket is left of a restore that failed: no other has a state for that.
      if (kind !== "bucket") stores.delete(made.arn);
      throw error;
    }
  };
  return { made, done: work() };
}
