import type { EstateIndex, EstateResource } from "../estate/resource";
import { requiredInputs } from "../mechanisms/reads";

/** The AWS resources whose inputs nobody recorded. */
export function unrecorded(index: EstateIndex): readonly EstateResource[] {
  return index.estate.resources.filter(({ type, inputs }) => type.startsWith("aws:") && inputs === undefined);
}

/** The resources that a preview left out, or that lack an input which the provider would never let pass. */
export function leftOut(index: EstateIndex): ReadonlySet<EstateResource> {
  const resources = index.estate.resources.filter(({ type, inputs, untargeted, declared }) => {
    if (declared !== undefined) return false;
    const lacking = inputs !== undefined && requiredInputs(type).some((property) => !Object.hasOwn(inputs, property));
    return untargeted === true || lacking;
  });
  return new Set(resources);
}

/** Why nothing can be proven of this estate at all; undefined where it is complete. */
export function incompleteness(index: EstateIndex): string | undefined {
  if (unrecorded(index).length > 0) return "the inputs of some resources were not recorded";
  return leftOut(index).size > 0 ? "the preview was partial" : undefined;
}
