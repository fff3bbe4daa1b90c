import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Role } from "../../../continuity/declaration/role";
import type { EstateResource } from "../../../continuity/estate/resource";
import { recoveryOrder } from "../../../continuity/verdict/order";
import type { Member } from "../../../continuity/verdict/services";
import { indexOf, resource } from "../estate-builder";

type MemberRole = Exclude<Role, "none">;

/** Members by `name: role`, and who is computed from whom. */
function order(roles: Record<string, MemberRole>, refers: Record<string, readonly string[]> = {}) {
  const made = new Map<string, EstateResource>();
  const make = (name: string): EstateResource => {
    const edges = { input: (refers[name] ?? []).map(make) };
    const known = made.get(name) ?? resource("test:Thing", name, {}, { edges });
    made.set(name, known);
    return known;
  };
  const names = [...new Set([...Object.keys(roles), ...Object.keys(refers), ...Object.values(refers).flat()])];
  const resources = names.map(make);
  const members: Member[] = Object.entries(roles).map(([name, role]) => ({
    resource: make(name),
    role,
    tags: { tags: new Map(), explicit: new Set() },
    consistencyGroup: undefined,
  }));
  const needs = recoveryOrder(members, indexOf(...resources));
  return Object.fromEntries(members.map((one) => [one.resource.name, needs(one).map(({ resource }) => resource.name)]));
}

describe("what a member waits for", () => {
  const rows: readonly [string, Record<string, MemberRole>, Record<string, readonly string[]>, object][] = [
    [
      "data and cache, then compute, then network, where nothing refers to anything",
      { db: "data", cache: "cache", app: "compute", web: "network" },
      {},
      { db: [], cache: [], app: ["db", "cache"], web: ["db", "cache", "app"] },
    ],
    ["a reference within a tier", { one: "data", two: "data" }, { two: ["one"] }, { one: [], two: ["one"] }],
    [
      "a reference through a resource that is no member",
      { one: "compute", two: "compute" },
      { two: ["group"], group: ["one"] },
      { one: [], two: ["one"] },
    ],
    ["a reference beats the tiers", { app: "compute", web: "network" }, { app: ["web"] }, { app: ["web"], web: [] }],
    [
      "a reference against the tiers makes no circle: what refers to the network comes after it, and so after compute",
      { db: "data", app: "compute", web: "network" },
      { db: ["web"] },
      { db: ["app", "web"], app: [], web: ["app"] },
    ],
  ];
  test.each(rows)("%s", (_, roles, refers, expected) => {
    expect(order(roles, refers)).toEqual(expected);
  });
});

test("nothing ever waits in a circle, whatever refers to what", () => {
  const role = fc.constantFrom<MemberRole>("data", "cache", "compute", "network");
  const graph = fc.array(role, { minLength: 1, maxLength: 7 }).chain((roles) =>
    fc.record({
      roles: fc.constant(roles),
      pairs: fc.array(fc.tuple(fc.nat(roles.length - 1), fc.nat(roles.length - 1)), { maxLength: 12 }),
    }),
  );
  fc.assert(
    fc.property(graph, ({ roles, pairs }) => {
      // A program's resources refer only to earlier ones.
      const refers: Record<string, string[]> = {};
      for (const [a, b] of pairs) if (a > b) refers[`m${a}`] = [...(refers[`m${a}`] ?? []), `m${b}`];
      const needs = order(Object.fromEntries(roles.map((one, i) => [`m${i}`, one])), refers);
      const left = new Map(Object.entries(needs));
      for (let size = -1; size !== left.size; ) {
        size = left.size;
        for (const [name, wanted] of left) if (wanted.every((one) => !left.has(one))) left.delete(name);
      }
      expect([...left.keys()]).toEqual([]);
    }),
  );
});
