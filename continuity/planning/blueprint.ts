import type { Role } from "../declaration/role";

/**
 * A property of another part of the arrangement, which AWS makes: `reference("main", "arn")`. Judged as what cannot be known
 * at preview, with an edge to that part; created as its output.
 */
export interface Reference {
  readonly kind: "reference";
  /** The id of the part. */
  readonly to: string;
  readonly output: string;
}

/**
 * The physical name of a part, which the program chooses, so that it is known at preview. Ends in the id of the part. A part
 * is created after those that it names, as after those that it refers to.
 */
export interface PhysicalName {
  readonly kind: "name";
  /** The id of the part. */
  readonly of: string;
}

/** What the planner does not plan, but an arrangement stands on. */
export type GivenName =
  /** The ids of the subnets of a Region, one for each of its zones, in the order of the question: a list. */
  | "subnets"
  /** The role that AWS Backup works with: an ARN. */
  | "backup-role"
  /** The vault of another account: an ARN. */
  | "other-vault"
  /** The VPC of a Region: an id. */
  | "vpc"
  /** The role that Amazon S3 replicates with: an ARN. */
  | "replication-role"
  /** The launch template of a Region: an id. */
  | "launch-template"
  /** The ECS cluster of a Region: an ARN. */
  | "cluster"
  /** The task definition of a Region: an ARN. */
  | "task-definition"
  /** The hosted zone of the failover records: an id. */
  | "hosted-zone"
  /** The name of the failover records: a text. */
  | "record-name";

/** Something that whoever creates the arrangement supplies, for the Region of the part that asks. */
export interface Given {
  readonly kind: "given";
  readonly what: GivenName;
  /** Of a list, the position of the one that is meant; the whole list where it is left out. */
  readonly at?: number;
}

/** A value of a blueprint's inputs: plain data, in which any part may stand for something else. */
export type Input =
  | null
  | boolean
  | number
  | string
  | Reference
  | PhysicalName
  | Given
  | readonly Input[]
  | { readonly [key: string]: Input };

export type Inputs = Readonly<Record<string, Input>>;

/**
 * One resource of an arrangement. It is judged as a resource of the estate and created with these very inputs, so that what is
 * created is what was judged. What has no bearing on continuity (a password, an image) the creator adds.
 */
export interface Blueprint {
  /** Distinct in the arrangement; `main` is the member itself. Others are named after the member and their id. */
  readonly id: string;
  /** The Pulumi type token. */
  readonly type: string;
  readonly inputs: Inputs;
  /** Where it stands, where that is not the home Region. */
  readonly region?: string;
  /**
   * `member`: it carries the tags of its service, and its objectives are its own; what takes no tags, such as a record, is a
   * member by the component that it belongs to. `aside`: it serves a member or stands in for it, carries the tags with the role
   * `none`, so that it is found by them, and is no member itself. `shared`: it serves several services, and carries the role
   * `none` alone. `none`: its type takes no tags.
   */
  readonly tags: "member" | "aside" | "shared" | "none";
  /** The role that its tags state, where its type alone does not tell it. */
  readonly role?: Exclude<Role, "none">;
  /**
   * `member`: made for this member alone. `program`: equal ones are made once for all members that ask for them; their id says
   * all that tells them apart.
   */
  readonly scope: "member" | "program";
  /** Whether it holds data, or what data cannot be read without: the engine protects it against deletion. */
  readonly protect?: true;
  /** The ids of other parts that have to be there before it. */
  readonly after?: readonly string[];
  /** Properties that AWS changes later by itself, so that the engine must leave them alone. */
  readonly ignoreChanges?: readonly string[];
  /** What it is there for, in few words: `takes over when a zone is lost`. */
  readonly purpose: string;
}

export function reference(to: string, output: string): Reference {
  return { kind: "reference", to, output };
}

export function nameOf(id: string): PhysicalName {
  return { kind: "name", of: id };
}

export function given(what: GivenName, at?: number): Given {
  return { kind: "given", what, ...(at === undefined ? {} : { at }) };
}

/** Whether a value stands for something else. */
export function isStandIn(value: Input): value is Reference | PhysicalName | Given {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const { kind } = value as { readonly kind?: Input };
  return kind === "reference" || kind === "name" || kind === "given";
}
