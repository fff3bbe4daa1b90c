import { ComponentResource, type Resource, type ResourceTransform } from "@pulumi/pulumi";
import { takesTags } from "../continuity/declaration/role";
import { DECLARATION_TYPE } from "../continuity/estate/declarations";
import { laidOver } from "./laid-over";
import type { Service } from "./service";

/** Says of resources that were made without tags to which service they belong. */
class Declaration extends ComponentResource {
  constructor(name: string, service: Service, members: readonly Resource[]) {
    super(DECLARATION_TYPE, name, { tags: service.tags, members: members.map(({ urn }) => urn) }, { parent: service });
    this.registerOutputs({});
  }
}

const DECLARATIONS = new WeakMap<Service, number>();

/**
 * Attaches a service to resources that exist already in a program: ordinary ones of `aws.*`, and all that third-party
 * components hold. They are judged by its objectives; nothing about them is changed. What AWS is to see as well, so that drills
 * find it by its tags, needs the tags themselves: `tagging`.
 *
 * @example
 * declare([legacyDatabase, legacyBucket], orders);
 * declare(new thirdparty.Shop("shop"), orders);
 */
export function declare(resources: Resource | readonly Resource[], service: Service): void {
  const count = (DECLARATIONS.get(service) ?? 0) + 1;
  DECLARATIONS.set(service, count);
  const members = Array.isArray(resources) ? (resources as readonly Resource[]) : [resources as Resource];
  new Declaration(`${service.name}-declared${count === 1 ? "" : `-${count}`}`, service, members);
}

const GROUP_TYPE = "aws:autoscaling/group:Group";

/**
 * A transform that writes the tags of a service on whatever members a component holds; tags that are there already stay.
 *
 * @example
 * new thirdparty.Shop("shop", {}, { transforms: [tagging(orders)] });
 */
export function tagging(service: Service): ResourceTransform {
  return ({ type, props, opts }) => {
    if (!takesTags(type)) return undefined;
    if (type !== GROUP_TYPE) return { props: { ...props, tags: laidOver(props.tags, service.tags) }, opts };
    const own = (props.tags ?? []) as readonly { readonly key?: unknown }[];
    const missing = Object.entries(service.tags).filter(([key]) => !own.some((tag) => tag.key === key));
    const added = missing.map(([key, value]) => ({ key, value, propagateAtLaunch: true }));
    return { props: { ...props, tags: [...own, ...added] }, opts };
  };
}
