import type { Alias } from "@pulumi/pulumi/proto/alias_pb";
import { makeUrn, qualifiedType, ROOT_STACK } from "../urn";

/** The URN that an alias stands for, where a URN leaves out what is as it is now. */
export function aliasUrn(
  alias: Alias,
  now: { stack: string; project: string; parent: string; type: string; name: string },
): string {
  const spec = alias.getSpec();
  if (spec === undefined) {
    return alias.getUrn();
  }
  const parent = spec.getNoparent() ? "" : spec.getParenturn() || now.parent;
  return makeUrn(
    spec.getStack() || now.stack,
    spec.getProject() || now.project,
    qualifiedType(parent) === ROOT_STACK ? "" : parent,
    spec.getType() || now.type,
    spec.getName() || now.name,
  );
}
