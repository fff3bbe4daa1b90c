import type { ResourceValidationPolicy } from "@pulumi/policy";
import type { Bag } from "../continuity/estate/value";
import { propertiesRead } from "../continuity/mechanisms/reads";
import { rawProperties } from "../workspace/raw-properties";

/** By then an answer has left. */
const ANSWERED_MS = 20;

/**
 * Keeps the inputs of every resource for the policy that judges the stack: that one gets outputs only, in which at preview
 * a setting that is merely left out cannot be told from one that is computed. Only properties that the model reads are
 * kept, so that no secret is.
 */
export class Recorder {
  readonly #inputs = new Map<string, Bag>();

  /** @param begun is called soon after the first resource is noted and answered: then the program runs, and nobody waits */
  constructor(private readonly begun: () => void = () => {}) {}

  readonly policy: ResourceValidationPolicy = {
    name: "lifeboat-recorder",
    description: "Notes the inputs of resources for the policy continuity. It never reports anything.",
    enforcementLevel: "advisory",
    validateResource: ({ urn, type, props }) => {
      if (this.#inputs.size === 0) setTimeout(this.begun, ANSWERED_MS).unref();
      this.#inputs.set(urn, rawProperties(props, propertiesRead(type)));
    },
  };

  inputsOf(urn: string): Bag | undefined {
    return this.#inputs.get(urn);
  }
}
