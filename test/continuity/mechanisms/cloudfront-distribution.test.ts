import { describe, expect, test } from "@jest/globals";
import type { EstateResource } from "../../../continuity/estate/resource";
import { type Bag, UNKNOWN, type Value } from "../../../continuity/estate/value";
import { FRANKFURT, provider, resource } from "../estate-builder";
import { ways } from "./ways";

const BUCKET = "aws:s3/bucket:Bucket";
const here = resource(BUCKET, "site");
const there = resource(BUCKET, "site-frankfurt", {}, { provider: FRANKFURT });
const nowhere = resource(BUCKET, "site-somewhere", {}, { provider: provider(UNKNOWN) });
const alsoHere = resource(BUCKET, "site-2");
const access = resource(
  "aws:cloudfront/originAccessControl:OriginAccessControl",
  "access",
  {},
  { provider: FRANKFURT },
);

const behaviour = (targetOriginId: Value, allowedMethods: Value = ["GET", "HEAD"]) => ({
  targetOriginId,
  allowedMethods,
});
const group = (originId: Value): Bag => ({ originId, failoverCriteria: { statusCodes: [503] }, members: [] });

const site = (inputs: Bag = {}, origins: readonly EstateResource[] = [here, there, access]) =>
  resource(
    "aws:cloudfront/distribution:Distribution",
    "www",
    { defaultCacheBehavior: behaviour("both"), originGroups: [group("both")], ...inputs },
    { edges: { origins } },
  );

const others = [here, alsoHere, there, nowhere, access];
const HERE =
  "CloudFront answers from all over the world (automatic, same endpoint); loses keeps no data 0s; takes nothing";
const FAILOVER =
  "origin failover to somewhere (automatic, same endpoint); loses keeps no data 0s; takes failover of each request to the secondary origin 0s to 30s";
const CHANGE =
  "lead it to other origins to somewhere (people, same endpoint); loses keeps no data 0s; takes change of the distribution (no figure)";
const DEPLOY =
  "deploy it anew to somewhere (people, new endpoint); loses keeps no data 0s; takes deployment (no figure)";

test("a distribution with an origin group over two Regions", () => {
  expect(ways(site(), { others })).toEqual({
    instance: [HERE],
    zone: [HERE],
    region: [FAILOVER, CHANGE],
    compromise: [DEPLOY],
  });
});

describe("what origin failover needs", () => {
  const doubts = (one: EstateResource) => ways(one, { others }).region?.[0]?.split("; ").slice(3);
  const NO_GROUP = [
    "NOT: all its requests go through origin groups → give www an origin group with an origin in another Region, and lead its behaviours there",
  ];
  const NO_IDS = [
    "UNKNOWN: all its requests go through origin groups, since originGroups or behaviours of www are not known at preview",
  ];
  const TOGETHER = [
    "NOT: its origins lie in different Regions → make the second origin of each group in another Region",
  ];
  const NO_REGIONS = [
    "UNKNOWN: its origins lie in different Regions, since which Regions the origins of www lie in is not known at preview",
  ];
  const WRITES = [
    "NOT: it takes only requests that CloudFront fails over (GET, HEAD, OPTIONS) → take other requests by another way than www",
  ];
  const NO_METHODS = [
    "UNKNOWN: it takes only requests that CloudFront fails over (GET, HEAD, OPTIONS), since allowedMethods of www are not known at preview",
  ];

  test.each<[string, EstateResource, readonly string[]]>([
    ["no group", site({ originGroups: null }), NO_GROUP],
    ["a behaviour past the group", site({ orderedCacheBehaviors: [behaviour("one")] }), NO_GROUP],
    ["groups that are computed", site({ originGroups: UNKNOWN }), NO_IDS],
    ["a group whose id is computed", site({ originGroups: [group(UNKNOWN)] }), NO_IDS],
    ["a behaviour whose target is computed", site({ defaultCacheBehavior: behaviour(UNKNOWN) }), NO_IDS],
    ["behaviours that are computed", site({ orderedCacheBehaviors: UNKNOWN }), [...NO_IDS, ...NO_METHODS]],
    ["origins in one Region", site({}, [here, alsoHere]), TOGETHER],
    ["three origins, two of them together", site({}, [here, there, alsoHere]), NO_REGIONS],
    ["a Region that is computed", site({}, [here, nowhere]), NO_REGIONS],
    ["origins of elsewhere", site({}, []), NO_REGIONS],
    ["all that it fails over", site({ defaultCacheBehavior: behaviour("both", ["GET", "HEAD", "OPTIONS"]) }), []],
    ["writes", site({ defaultCacheBehavior: behaviour("both", ["GET", "HEAD", "POST"]) }), WRITES],
    ["methods that are computed", site({ defaultCacheBehavior: behaviour("both", ["GET", UNKNOWN]) }), NO_METHODS],
  ])("%s", (_name, one, expected) => {
    expect(doubts(one)).toEqual(expected);
  });
});
