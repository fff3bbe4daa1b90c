import type * as dynamodb from "@pulumi/aws/dynamodb";
import type { ComponentResourceOptions } from "@pulumi/pulumi";
import { createParts } from "./create-parts";
import type { BackedUpTransform } from "./member-transform";
import { type MemberArgs, PlannedMember } from "./planned-member";
import type { Transform } from "./transform";

/** The ways around what is decided of a table, by the id of the part. */
export interface ResilientTableTransform extends BackedUpTransform {
  /** The table, with its replicas. */
  readonly main?: Transform<dynamodb.TableArgs>;
}

/** What a table is for, besides being there when it is needed. */
export interface ResilientTableArgs extends MemberArgs {
  /** The attributes of its keys and indices. */
  readonly attributes: dynamodb.TableArgs["attributes"];
  /** The attribute of the partition key. */
  readonly hashKey: dynamodb.TableArgs["hashKey"];
  /** The attribute of the sort key. @default none */
  readonly rangeKey?: dynamodb.TableArgs["rangeKey"];
  /** @default PAY_PER_REQUEST */
  readonly billingMode?: dynamodb.TableArgs["billingMode"];
  /** @default none */
  readonly globalSecondaryIndexes?: dynamodb.TableArgs["globalSecondaryIndexes"];
  /** Whether a global table may be strongly consistent: it needs two other Regions, and an empty table. @default false */
  readonly strongConsistency?: boolean;
  /** The way around what is decided, by the id of a part. @default none */
  readonly transform?: ResilientTableTransform;
}

/**
 * A table of Amazon DynamoDB that keeps the objectives of its service: point-in-time recovery, replicas and copies as they ask.
 *
 * @throws ObjectiveError where no arrangement of a table keeps them
 * @example
 * const stock = new ResilientTable("stock", {
 *   service: orders, hashKey: "sku", attributes: [{ name: "sku", type: "S" }],
 * });
 */
export class ResilientTable extends PlannedMember {
  static readonly __pulumiType = "lifeboat:index:ResilientTable";

  readonly table: dynamodb.Table;

  constructor(name: string, args: ResilientTableArgs, options?: ComponentResourceOptions) {
    const {
      service,
      waive: _,
      strongConsistency = false,
      transform = {},
      billingMode = "PAY_PER_REQUEST",
      ...own
    } = args;
    const planned = service.plan(name, { kind: "table", strongConsistency });
    super(ResilientTable.__pulumiType, name, args, planned, options);
    const part = createParts(planned.arrangement, {
      name,
      parent: this,
      service,
      additions: { main: { ...own, billingMode } },
      transform,
    });
    this.table = part("main") as unknown as dynamodb.Table;
    this.registerOutputs({ name: this.table.name, arn: this.table.arn });
  }
}
