import type { ComponentResource, ComponentResourceOptions, Inputs } from "@pulumi/pulumi";
import type { BackupPolicy, Service } from "../components";
import type { Properties } from "./property";

/** What components of one deployment refer to by name: programs in other languages hold no objects of ours. */
export interface Named {
  readonly services: Map<string, Service>;
  readonly policies: Map<string, BackupPolicy>;
}

/** A component as programs in any language see it. */
export interface OfferedComponent {
  readonly description: string;
  readonly inputs: Properties;
  readonly outputs: Properties;
  /**
   * Makes one.
   *
   * @param inputs as the schema has them; names of services and policies are known by now
   * @returns the component, and the outputs that the schema promises
   */
  make(name: string, inputs: Inputs, options: ComponentResourceOptions, named: Named): Made;
}

/** A component that was made, with its outputs. */
export interface Made {
  readonly component: ComponentResource;
  readonly outputs: Inputs;
}
