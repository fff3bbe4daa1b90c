import type { CustomResourceOptions } from "@pulumi/pulumi";

/**
 * The way around what a component decides of one of its resources: properties that are laid over its inputs, or a function that
 * may change inputs and options in place. The policy pack judges what comes out.
 */
export type Transform<Args> = Partial<Args> | ((args: Args, options: CustomResourceOptions, name: string) => void);

/** Inputs and options as a transform leaves them. */
export function transformed<Args extends object>(
  transform: Transform<Args> | undefined,
  args: Args,
  options: CustomResourceOptions,
  name: string,
): { readonly args: Args; readonly options: CustomResourceOptions } {
  if (typeof transform !== "function") return { args: { ...args, ...transform }, options };
  const changed = { args: { ...args }, options: { ...options } };
  transform(changed.args, changed.options, name);
  return changed;
}
