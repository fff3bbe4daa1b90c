import type { Subject, Surroundings } from "../backup/protection";
import { knownValue, type Setting } from "../declaration/setting";
import { differ, regionOf } from "../estate/place";
import { bagString, bagValue, readValue } from "../estate/read";
import type { EstateResource } from "../estate/resource";
import { isBag, isList, isUnknown, type Value } from "../estate/value";
import { bound } from "../recovery/bound";
import { and, or, type Ternary } from "../recovery/logic";
import { ANYWHERE, type Condition, condition, type RecoveryPath, unknownCondition } from "../recovery/path";
import { documented } from "../recovery/step";
import type { Mechanism } from "./mechanism";
import { byItself, byPeople, deployedAnew, noLoss, vouchedStep } from "./ways";

/** A connection is tried three times at most, ten seconds each; a distribution may ask for less, which is not read. */
const FAILOVER = documented(
  "failover of each request to the secondary origin",
  0,
  30,
  "Amazon CloudFront developer guide, origin failover: 3 connection attempts of 10 seconds each at most",
);

/** The requests that CloudFront sends to a secondary origin. */
const FAILED_OVER: readonly string[] = ["GET", "HEAD", "OPTIONS"];

const NOTHING_LOST = noLoss("keeps no data", "role of the member");

/**
 * A distribution of Amazon CloudFront, which answers from all over the world as long as an origin does.
 * Figures and sources: docs/mechanisms/cloudfront-distribution.md.
 */
export const cloudfrontDistribution: Mechanism = {
  slug: "cloudfront-distribution",
  title: "Amazon CloudFront distribution",
  types: ["aws:cloudfront/distribution:Distribution"],
  // Of `origins` only references are followed: the headers in them may be secrets.
  reads: ["defaultCacheBehavior", "orderedCacheBehaviors", "originGroups"],
  required: ["defaultCacheBehavior"],
  figures: [FAILOVER],
  paths(subject, surroundings) {
    const way = { mechanism: "CloudFront answers from all over the world", rpo: NOTHING_LOST, rto: bound() };
    return [
      ...(["instance", "zone"] as const).map((scenario) => byItself(scenario, subject, way)),
      secondaryOrigin(subject, surroundings),
      otherOrigin(subject, surroundings),
      ...deployedAnew(["compromise"], subject, surroundings),
    ];
  },
};

/** CloudFront asks the second origin of a group where the first one fails. */
function secondaryOrigin(subject: Subject, surroundings: Surroundings): RecoveryPath {
  const { resource } = subject;
  const way = {
    mechanism: "origin failover",
    requires: [goesThroughGroups(resource), originsApart(resource, surroundings), onlyFailedOver(resource)],
    rpo: NOTHING_LOST,
    rto: bound(FAILOVER),
  };
  return { ...byItself("region", subject, way), target: ANYWHERE };
}

/** People lead it to where its origins have come back. */
function otherOrigin(subject: Subject, surroundings: Surroundings): RecoveryPath {
  const rto = bound(vouchedStep("change of the distribution", "start-time", subject, surroundings));
  const way = { mechanism: "lead it to other origins", rpo: NOTHING_LOST, rto };
  return { ...byPeople("region", subject, "same", way), target: ANYWHERE };
}

function goesThroughGroups(resource: EstateResource): Condition {
  const groups = readValue(resource, "originGroups");
  const ids = groups.kind === "absent" ? [] : idsOf(groups);
  const targets = behavioursOf(resource).map((behaviour) => textIn(behaviour, "targetOriginId"));
  const inGroup = (target: string | undefined): Ternary => {
    if (target !== undefined && ids.includes(target)) return true;
    if (ids.length === 0) return false;
    return target === undefined || ids.includes(undefined) ? "unknown" : false;
  };
  return told(
    "all its requests go through origin groups",
    and(...targets.map(inGroup)),
    `originGroups or behaviours of ${resource.name} are not known at preview`,
    `give ${resource.name} an origin group with an origin in another Region, and lead its behaviours there`,
  );
}

function originsApart(resource: EstateResource, { index }: Surroundings): Condition {
  const origins = index.across(resource, "origins").filter(({ type }) => !type.startsWith("aws:cloudfront/"));
  const pairs = origins.flatMap((one, i) =>
    origins.slice(i + 1).map((other) => differ(regionOf(one), regionOf(other))),
  );
  return told(
    "its origins lie in different Regions",
    allOrNone(pairs),
    `which Regions the origins of ${resource.name} lie in is not known at preview`,
    "make the second origin of each group in another Region",
  );
}

/** Which origins make up a group cannot be told from references, so all must lie apart, or all together. */
function allOrNone(pairs: readonly Ternary[]): Ternary {
  if (pairs.length === 0) return "unknown";
  return or(...pairs) === false ? false : and(...pairs) === true ? true : "unknown";
}

function onlyFailedOver(resource: EstateResource): Condition {
  const allowed = behavioursOf(resource).map((behaviour) => {
    const methods = isBag(behaviour) ? knownValue(bagValue(behaviour, "allowedMethods")) : undefined;
    if (!isList(methods)) return "unknown";
    if (methods.some((one) => typeof one === "string" && !FAILED_OVER.includes(one))) return false;
    return methods.some(isUnknown) ? "unknown" : true;
  });
  return told(
    "it takes only requests that CloudFront fails over (GET, HEAD, OPTIONS)",
    and(...allowed),
    `allowedMethods of ${resource.name} are not known at preview`,
    `take other requests by another way than ${resource.name}`,
  );
}

function told(text: string, holds: Ternary, because: string, fix: string): Condition {
  return holds === "unknown" ? unknownCondition(text, because) : condition(text, holds, fix);
}

/** All cache behaviours, the default one first. */
function behavioursOf(resource: EstateResource): readonly (Value | undefined)[] {
  const ordered = readValue(resource, "orderedCacheBehaviors");
  return [
    knownValue(readValue(resource, "defaultCacheBehavior")),
    ...(ordered.kind === "absent" ? [] : listed(ordered)),
  ];
}

function idsOf(groups: Setting<Value>): readonly (string | undefined)[] {
  return listed(groups).map((group) => textIn(group, "originId"));
}

/** The items of a list; one that nobody knows where the list is not known. */
function listed(setting: Setting<Value>): readonly (Value | undefined)[] {
  const value = knownValue(setting);
  return isList(value) ? value : [undefined];
}

function textIn(value: Value | undefined, property: string): string | undefined {
  return isBag(value) ? knownValue(bagString(value, property)) : undefined;
}
