import { knownValue } from "../declaration/setting";
import { TAG } from "../declaration/tags";
import { effectiveTags, tagOf } from "../estate/effective-tags";
import type { EstateResource } from "../estate/resource";
import { type Condition, condition, unknownCondition } from "../recovery/path";
import { type Attachment, attachmentsOf } from "./attachments";
import type { ChainFigures } from "./chain";
import { doubted } from "./coverage";
import { dlmPolicies } from "./dlm";
import { chainsOfPolicy } from "./dlm-chains";
import { dlmCovers } from "./dlm-coverage";
import type { PlanCoverage } from "./plans";
import type { Protected, Protection, Surroundings } from "./protection";

/** What plans that select an instance do for the volumes attached to it: each of its points holds all of them. */
export function throughInstances(
  { resource }: Protected,
  surroundings: Surroundings,
  ask: (subject: Protected, surroundings: Surroundings) => Protection,
): readonly Protection[] {
  return attachmentsOf(resource, surroundings.index).map((attachment) => {
    const attached = attachedTo(attachment);
    const { covering, chains, unread } = ask(asSubject(attachment.instance), surroundings);
    return {
      covering: covering.map((one) => throughInstance(one, attachment)),
      chains: chains.map((chain) => ({ ...chain, requires: [attached, ...chain.requires] })),
      unread,
    };
  });
}

/** What Data Lifecycle Manager does for a volume. */
export function byLifecycleManager(
  { resource, tags }: Protected,
  { index }: Surroundings,
  figures: ChainFigures,
): Protection {
  const candidate = { volume: resource, tags, attachments: attachmentsOf(resource, index) };
  const parts = dlmPolicies(index).flatMap((policy) => {
    const covered = dlmCovers(policy, candidate);
    return covered === undefined ? [] : [chainsOfPolicy(policy, covered, figures)];
  });
  return {
    covering: [],
    chains: parts.flatMap(({ chains }) => chains),
    unread: parts.flatMap(({ unread }) => unread),
  };
}

/** An instance as a subject of its own, whoever asks: what is vouched for it counts, not what is for the volume. */
function asSubject(instance: EstateResource): Protected {
  const tags = effectiveTags(instance);
  return { resource: instance, tags, service: knownValue(tagOf(tags, TAG.service)) };
}

function attachedTo({ instance, attached, because }: Attachment): Condition {
  const text = `it is attached to instance ${instance.name}, whose recovery points hold all its volumes`;
  return attached === true ? condition(text, true) : unknownCondition(text, because ?? "not known at preview");
}

function throughInstance(one: PlanCoverage, { instance, attached, because }: Attachment): PlanCoverage {
  const by = `instance ${instance.name}, to which it is attached`;
  if (attached === true) return { ...one, coverage: { ...one.coverage, by } };
  return { ...one, coverage: doubted({ ...one.coverage, by }, because ?? "not known at preview") };
}
