import type { Tags } from "../tags";

/** What the lab has beside databases: none of it holds more than a simulation of its contents. */
export type StoreKind = "table" | "bucket" | "file-system" | "volume";

/** The contents of a store: those of its origin, at an instant if it was restored, with the flaws that it came back with. */
export interface Contents {
  /** The name of the store that the contents were first in. */
  readonly origin: string;
  /** Only what was written until then is there; ISO 8601. A store that is written to has none. */
  readonly until?: string;
  readonly emptied?: boolean;
  /** Keys of what was deleted from it. */
  readonly removed?: readonly string[];
}

/** A DynamoDB table, an S3 bucket, an EFS file system or an EBS volume. */
export interface StoreRecord {
  readonly kind: StoreKind;
  readonly arn: string;
  readonly region: string;
  readonly name: string;
  readonly status: string;
  readonly createdAt: string;
  readonly contents: Contents;
  readonly tags: Tags;
  /** GiB; of a volume. */
  readonly size?: number;
  readonly availabilityZone?: string;
  /** What whoever asked for a file system calls it by. */
  readonly creationToken?: string;
  readonly encrypted: boolean;
  readonly deletionProtection: boolean;
  /** Of a table that was restored, what from and to when. */
  readonly restoredFrom?: { readonly arn: string; readonly to: string };
}
