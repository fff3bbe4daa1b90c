import { describe, expect, test } from "@jest/globals";
import type { ServiceStatement } from "../../../continuity/declaration/statement";
import { EMPTY_STATEMENT } from "../../../continuity/declaration/statement";
import type { EstateResource } from "../../../continuity/estate/resource";
import { UNKNOWN } from "../../../continuity/estate/value";
import { declaredServices } from "../../../continuity/verdict/services";
import { indexOf, provider, rdsInstance, resource } from "../estate-builder";

const tags = (more: Record<string, string | typeof UNKNOWN> = {}) => ({
  tags: { "continuity:service": "shop", ...more },
});

function declared(resources: readonly EstateResource[], stated: Record<string, ServiceStatement> = {}) {
  const { services, problems, unknownMembership, undeclared } = declaredServices(
    indexOf(...resources),
    new Map(Object.entries(stated)),
  );
  return {
    services: services.map(({ name, members, conflicts, declaredBy, unread }) => ({
      name,
      members: members.map((one) => `${one.resource.name}: ${one.role}`),
      conflicts: conflicts.map((one) => `${one.resource?.name ?? "lifeboat.yaml"}: ${one.what}`),
      declaredBy: declaredBy.map((one) => one.name),
      unread: unread.map((one) => `${one.resource.name}: ${one.because}`),
    })),
    problems: problems.map(({ resource: { name }, problem }) => `${name}: ${problem.key} ${problem.problem}`),
    unknownMembership: unknownMembership.map(({ resource: { name }, because }) => `${name}: ${because}`),
    undeclared: undeclared.map(({ name }) => name),
  };
}

const nothing = { services: [], problems: [], unknownMembership: [], undeclared: [] };
const shop = { name: "shop", members: [], conflicts: [], declaredBy: [], unread: [] };

describe("what the tags of a program declare", () => {
  const rows: readonly [string, Parameters<typeof declared>, ReturnType<typeof declared>][] = [
    ["nothing", [[]], nothing],
    ["stateful data of no service", [[rdsInstance("db")]], { ...nothing, undeclared: ["db"] }],
    ["stateful data that may be lost", [[rdsInstance("db", { tags: { "continuity:role": "none" } })]], nothing],
    [
      "members by their type, by a stated role, and resources that are none",
      [
        [
          rdsInstance("db", tags()),
          rdsInstance("scratch", tags({ "continuity:role": "none" })),
          resource("aws:lb/loadBalancer:LoadBalancer", "web", tags()),
          resource("aws:ec2/securityGroup:SecurityGroup", "group", tags()),
          resource("test:Thing", "thing", tags()),
        ],
      ],
      {
        ...nothing,
        services: [
          {
            ...shop,
            members: ["web: network", "db: data", "thing: data"],
            declaredBy: ["group", "web", "db", "scratch", "thing"],
          },
        ],
      },
    ],
    [
      "an unknown type is a member by its own tag only, not by a default tag",
      [
        [
          resource(
            "test:Thing",
            "thing",
            {},
            {
              provider: provider("eu-west-1", { defaultTags: { tags: { "continuity:service": "shop" } } }),
            },
          ),
        ],
      ],
      { ...nothing, services: [{ ...shop, declaredBy: ["thing"] }] },
    ],
    [
      "a name that no service may have is a problem of the tag, and not also a doubt about membership",
      [[rdsInstance("db", { tags: { "continuity:service": "The Shop" } })]],
      { ...nothing, problems: ["db: continuity:service a service name is 1 to 63 of a-z, 0-9 and -"] },
    ],
    [
      "a service that is computed",
      [[rdsInstance("db", { tags: { "continuity:service": UNKNOWN } })]],
      {
        ...nothing,
        problems: ["db: continuity:service cannot be known at preview: the tag continuity:service is computed"],
        unknownMembership: ["db: the tag continuity:service is computed"],
      },
    ],
    [
      "a tag that every verdict rests on and that is computed, or wrong",
      [
        [
          rdsInstance("db", tags({ "continuity:detection-window": UNKNOWN, "continuity:depends-on": "A B" })),
          rdsInstance("db2", tags({ "continuity:owner": UNKNOWN, "continuity:rto": UNKNOWN })),
        ],
      ],
      {
        ...nothing,
        services: [
          {
            ...shop,
            members: ["db: data", "db2: data"],
            declaredBy: ["db", "db2"],
            unread: [
              "db: the tag continuity:depends-on of db cannot be read",
              "db: the tag continuity:detection-window of db cannot be known at preview",
            ],
          },
        ],
        problems: [
          "db: continuity:depends-on service names with a space between; a service name is 1 to 63 of a-z, 0-9 and -",
          "db: continuity:detection-window cannot be known at preview: the tag continuity:detection-window is computed",
          "db2: continuity:owner cannot be known at preview: the tag continuity:owner is computed",
          "db2: continuity:rto cannot be known at preview: the tag continuity:rto is computed",
        ],
      },
    ],
    [
      "members that disagree, and lifeboat.yaml with them",
      [
        [rdsInstance("a", tags({ "continuity:rto": "1h" })), rdsInstance("b", tags({ "continuity:rto": "2h" }))],
        { shop: { ...EMPTY_STATEMENT, objectives: { plain: { rto: 60, rpo: null }, scenarios: {} } } },
      ],
      {
        ...nothing,
        services: [
          {
            ...shop,
            members: ["a: data", "b: data"],
            declaredBy: ["a", "b"],
            conflicts: ["b: rto", "lifeboat.yaml: rto"],
          },
        ],
      },
    ],
    [
      "a service of lifeboat.yaml that no resource belongs to is a service all the same",
      [[], { shop: EMPTY_STATEMENT }],
      { ...nothing, services: [shop] },
    ],
  ];
  test.each(rows)("%s", (_, input, expected) => {
    expect(declared(...input)).toEqual(expected);
  });
});
