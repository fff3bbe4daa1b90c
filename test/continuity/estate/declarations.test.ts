import { describe, expect, test } from "@jest/globals";
import type { EstateResource } from "../../../continuity/estate/resource";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import { declaredServices } from "../../../continuity/verdict/services";
import { indexOf, provider, rdsInstance, resource, urnOf } from "../estate-builder";

const ORDERS = { "continuity:service": "orders", "continuity:rto": "1h" };

/** A component: nothing deploys it. */
function component(
  type: string,
  name: string,
  inputs: Bag = {},
  more: { readonly parent?: string } = {},
): EstateResource {
  return { urn: urnOf(type, name), type, name, inputs, outputs: {}, edges: {}, ...more };
}

function declaration(
  name: string,
  tags: Bag,
  members: Bag[string],
  of: readonly EstateResource[] = [],
): EstateResource {
  const edges = { members: of.map(({ urn }) => urn) };
  return { ...component("lifeboat:index:Declaration", name, { tags, members }), edges };
}

/** Each service with its members and their roles. */
function members(...resources: readonly EstateResource[]): Readonly<Record<string, readonly string[]>> {
  const { services } = declaredServices(indexOf(...resources), new Map());
  return Object.fromEntries(
    services.map(({ name, members: of }) => [name, of.map((one) => `${one.resource.name} ${one.role}`)]),
  );
}

describe("a resource is a member by its own tags, else by a declaration, else by the component around it, else by default tags", () => {
  const db = rdsInstance("db");
  const shop = component("shop:index:Shop", "shop", { tags: ORDERS });
  const billing = { "continuity:service": "billing" };
  const defaults = provider("eu-west-1", { defaultTags: { tags: { "continuity:service": "platform" } } });
  const rows: readonly [string, readonly EstateResource[], Readonly<Record<string, readonly string[]>>][] = [
    ["nobody says so", [db], {}],
    ["a declaration names it by a known URN", [db, declaration("d", ORDERS, [db.urn])], { orders: ["db data"] }],
    ["a declaration names it by reference", [db, declaration("d", ORDERS, UNKNOWN, [db])], { orders: ["db data"] }],
    ["a declaration of another one", [db, declaration("d", ORDERS, ["urn:other"])], { orders: [] }],
    ["the component around it", [shop, rdsInstance("db", {}, { parent: shop.urn })], { orders: ["db data"] }],
    [
      "a component further out, past one that says nothing",
      [
        shop,
        component("shop:index:Part", "part", {}, { parent: shop.urn }),
        rdsInstance("db", {}, { parent: urnOf("shop:index:Part", "part") }),
      ],
      { orders: ["db data"] },
    ],
    [
      "a declaration of the component around it",
      [
        component("shop:index:Shop", "shop"),
        rdsInstance("db", {}, { parent: shop.urn }),
        declaration("d", ORDERS, [shop.urn]),
      ],
      { orders: ["db data"] },
    ],
    [
      "its own tag beats a declaration",
      [rdsInstance("db", { tags: billing }), declaration("d", ORDERS, [db.urn])],
      { billing: ["db data"], orders: [] },
    ],
    [
      "a declaration beats the component",
      [shop, rdsInstance("db", {}, { parent: shop.urn }), declaration("d", billing, [db.urn])],
      { billing: ["db data"], orders: [] },
    ],
    [
      "the component beats default tags",
      [shop, rdsInstance("db", {}, { parent: shop.urn, provider: defaults })],
      { orders: ["db data"] },
    ],
    [
      "what a component holds and no table knows is no member",
      [shop, resource("aws:new/thing:Thing", "thing", {}, { parent: shop.urn })],
      { orders: [] },
    ],
    [
      "what a declaration names is one, whatever it is",
      [resource("aws:new/thing:Thing", "thing"), declaration("d", ORDERS, [urnOf("aws:new/thing:Thing", "thing")])],
      { orders: ["thing data"] },
    ],
    ["a component is no member itself, whatever its tags", [shop], { orders: [] }],
  ];
  test.each(rows)("%s", (_, resources, expected) => {
    expect(members(...resources)).toEqual(expected);
  });
});

test("what AWS sees of a member are its own tags alone: selections do not know what is declared elsewhere", () => {
  const db = rdsInstance("db", { tags: { tier: "gold" } });
  const { services } = declaredServices(indexOf(db, declaration("d", ORDERS, [db.urn])), new Map());
  expect([...(services[0]?.members[0]?.tags.tags.keys() ?? [])]).toEqual(["tier"]);
});
