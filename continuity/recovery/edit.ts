/** A value that a program can state as it stands. */
export type Stated = null | boolean | number | string | readonly Stated[] | { readonly [key: string]: Stated };

/** What a change costs, the cheapest first: a setting, more backups, copies of them elsewhere, a replica that runs. */
export type Cost = "setting" | "backups" | "copies" | "replica";

export const COSTS: readonly Cost[] = ["setting", "backups", "copies", "replica"];

/** One change of a program, as plain data: a setting of a resource, or a resource beside another one. */
export type Edit = SettingEdit | NewResource;

export interface SettingEdit {
  readonly kind: "set";
  readonly urn: string;
  /** Where the setting lies: a property, then keys of objects and positions in lists, the one after the last included. */
  readonly path: readonly [string, ...(string | number)[]];
  readonly value: Stated;
  readonly cost: Cost;
}

/** A resource to add, with the provider of another one. */
export interface NewResource {
  readonly kind: "add";
  readonly beside: string;
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, Stated>>;
  /** For each property that is computed from a resource, the URN of that one. */
  readonly from: Readonly<Record<string, string>>;
  readonly cost: Cost;
}

/** Sets one property of a resource. */
export function setting(urn: string, property: string, value: Stated, cost: Cost = "setting"): SettingEdit {
  return { kind: "set", urn, path: [property], value, cost };
}
