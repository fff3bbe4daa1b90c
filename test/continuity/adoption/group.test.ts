import { expect, test } from "@jest/globals";
import { groupMembers } from "../../../continuity/adoption/group";
import type { EstateResource } from "../../../continuity/estate/resource";
import { indexOf, provider, resource, urnOf } from "../estate-builder";

const DATABASE = "aws:rds/instance:Instance";
const QUEUE = "aws:sqs/queue:Queue";
const FUNCTION = "aws:lambda/function:Function";
const MAPPING = "aws:lambda/eventSourceMapping:EventSourceMapping";
const ROLE = "aws:iam/role:Role";

const database = (name: string, tags: Record<string, string> = {}) => resource(DATABASE, name, { tags });
const queue = (name: string, tags: Record<string, string> = {}) => resource(QUEUE, name, { tags });

/** A mapping from a queue to a function: nothing else leads from one to the other. */
const mapping = (name: string, from: string, to: string): EstateResource => ({
  ...resource(MAPPING, name),
  edges: { eventSourceArn: [urnOf(QUEUE, from)], functionName: [urnOf(FUNCTION, to)] },
});

const component = (name: string, parent?: EstateResource): EstateResource => {
  const made = { ...resource("acme:index:Shop", name), ...(parent && { parent: parent.urn }) };
  const { provider: _none, ...withoutProvider } = made;
  return withoutProvider;
};

const shop = component("Shop_2");
const within = component("inner", shop);
const defaults = provider("eu-west-1", { defaultTags: { tags: { application: "billing" } } });
const shared = (one: EstateResource): EstateResource => ({ ...one, edges: { role: [urnOf(ROLE, "shared")] } });

test.each<[string, readonly EstateResource[], Readonly<Record<string, readonly string[]>>]>([
  ["nothing", [], {}],
  [
    "by the tag that tells most, in whatever case, as a name of a service",
    [database("a", { App: "Shop Orders", Service: "orders" }), queue("b", { App: "Shop Orders" })],
    { orders: ["a: its tag Service"], "shop-orders": ["b: its tag App"] },
  ],
  [
    "by the default tags of a provider",
    [resource(DATABASE, "a", {}, { provider: defaults })],
    { billing: ["a: its tag application"] },
  ],
  [
    "by the outermost component around it",
    [shop, within, { ...database("a"), parent: within.urn }],
    { "shop-2": ["a: the component Shop_2"] },
  ],
  [
    "not by a component whose name is no name of a service, nor by such a name of its own",
    [component("--"), { ...database("__a"), parent: component("--").urn }],
    { unnamed: ["__a: its name"] },
  ],
  [
    "a tag before a component",
    [shop, { ...database("a", { app: "orders" }), parent: shop.urn }],
    { orders: ["a: its tag app"] },
  ],
  [
    "by a reference, over what leads from one to the other",
    [queue("in", { app: "orders" }), resource(FUNCTION, "worker"), mapping("m", "in", "worker")],
    { orders: ["worker: a reference between it and in", "in: its tag app"] },
  ],
  [
    "not by a reference where two services claim it: then by name",
    [
      queue("in", { app: "orders" }),
      queue("out", { app: "mails" }),
      resource(FUNCTION, "worker"),
      mapping("m", "in", "worker"),
      mapping("n", "out", "worker"),
    ],
    { mails: ["out: its tag app"], orders: ["in: its tag app"], worker: ["worker: its name"] },
  ],
  [
    "not by what everything hangs on",
    [resource(ROLE, "shared"), shared(queue("in", { app: "orders" })), shared(resource(FUNCTION, "worker"))],
    { orders: ["in: its tag app"], worker: ["worker: its name"] },
  ],
  [
    "by the first part of a name, that of what does the work before others",
    [queue("in"), resource(FUNCTION, "mails-worker"), mapping("m", "in", "mails-worker"), database("mails-db")],
    {
      mails: ["mails-worker: its name", "mails-db: its name", "in: a reference between it and mails-worker"],
    },
  ],
  [
    "not what belongs to a service already, is none, or can be no member",
    [
      database("a", { "continuity:service": "orders" }),
      database("b", { "continuity:role": "none", "continuity:service": "orders" }),
      resource(ROLE, "c"),
      resource("acme:index/thing:Thing", "d"),
    ],
    {},
  ],
])("%s", (_, resources, expected) => {
  const groups = groupMembers(indexOf(...resources));
  const written = [...groups].map(([name, members]) => [
    name,
    members.map(({ resource: { name: member }, because }) => `${member}: ${because}`),
  ]);
  expect(Object.fromEntries(written)).toEqual(expected);
});
