import type { Waiver } from "../../declaration/waiver";
import { OWN_COMPONENTS, SERVICE_TYPE } from "../../estate/declarations";
import type { EstateIndex, EstateResource } from "../../estate/resource";
import { isList, isUnknown, type Value } from "../../estate/value";
import { readWaiver } from "./read-waiver";

/** What the components of a program waive. */
export interface DeclaredWaivers {
  readonly waivers: readonly Waiver[];
  readonly unread: readonly UnreadWaiver[];
}

/** A waiver of a component that cannot be read, and therefore waives nothing. */
export interface UnreadWaiver {
  readonly component: EstateResource;
  /** `waive.0 of orders` */
  readonly at: string;
  readonly problem: string;
}

/** Reads the option `waive` of services and members, in the order of the estate. */
export function declaredWaivers(index: EstateIndex): DeclaredWaivers {
  const waivers: Waiver[] = [];
  const unread: UnreadWaiver[] = [];
  for (const component of index.estate.resources.filter(({ type }) => type.startsWith(OWN_COMPONENTS))) {
    const stated = component.inputs?.waive;
    if (stated === undefined || stated === null) continue;
    const implied = impliedBy(component);
    if (!isList(stated) || implied === undefined) {
      unread.push({ component, at: `waive of ${component.name}`, problem: "must be a list that is known at preview" });
      continue;
    }
    stated.forEach((value, i) => {
      const at = `waive.${i} of ${component.name}`;
      const { waiver, problem } = readWaiver(knownOnly(value), at, implied);
      if (waiver === undefined) unread.push({ component, at, problem });
      else waivers.push(waiver);
    });
  }
  return { waivers, unread };
}

/** A service waives for itself, a member for what it is made of. */
function impliedBy({ type, name, urn, inputs }: EstateResource): Pick<Waiver, "service" | "resource"> | undefined {
  if (type === SERVICE_TYPE) return { service: name };
  return typeof inputs?.service === "string" ? { service: inputs.service, resource: urn } : undefined;
}

/** What is not known is no object with properties of its own. */
function knownOnly(value: Value): unknown {
  return isUnknown(value) ? undefined : value;
}
