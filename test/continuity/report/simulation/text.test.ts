import { expect, test } from "@jest/globals";
import type {
  SimulatedMember,
  SimulatedService,
  Simulation,
} from "../../../../continuity/report/simulation/simulation";
import { writeSimulation } from "../../../../continuity/report/simulation/text";
import { PLAIN_STYLE } from "../../../../continuity/report/style";
import { urn } from "./little-report";

const simulation = (more: Partial<Simulation>): Simulation => ({
  lost: "zone eu-west-1a",
  scenario: "zone",
  affected: [],
  unaffected: [],
  ...more,
});

const member = (more: Partial<SimulatedMember> = {}): SimulatedMember => ({
  urn: urn("db"),
  hit: "surely",
  earliestSeconds: 60,
  latestSeconds: 60,
  by: "failover",
  startedBy: "automatic",
  ...more,
});

const service = (name: string, more: Partial<SimulatedService> = {}): SimulatedService => ({
  name,
  owner: null,
  hit: "surely",
  earliestSeconds: 60,
  latestSeconds: 60,
  rtoSeconds: null,
  waitsFor: [],
  members: [],
  ...more,
});

test.each<[string, Partial<Simulation>, string]>([
  ["nothing is hit", {}, "No service is interrupted."],
  [
    "all go on, with what is known to be left of them",
    {
      affected: [
        service("bare", { latestSeconds: 0 }),
        service("site", {
          latestSeconds: 0,
          members: [
            member({ capacity: { unit: "task", left: 2, of: 3 } }),
            member({ capacity: { unit: "task", left: null, of: null } }),
            member(),
          ],
        }),
      ],
      unaffected: ["mail", "news"],
    },
    `No service is interrupted.

Hit, but go on: bare, site (2 of 3 tasks).

Not affected: mail, news.`,
  ],
  [
    "a member that goes on, and what it loses is told as far as it is known",
    {
      affected: [
        service("orders", {
          owner: "team-orders",
          rtoSeconds: 300,
          rto: "within",
          because: "zones of db are computed",
          members: [
            member({ latestSeconds: 0, loss: { atLeastSeconds: 0, seconds: 0 } }),
            member({ urn: urn("all"), loss: { atLeastSeconds: null, seconds: null } }),
            member({ urn: urn("some"), loss: { atLeastSeconds: 0, seconds: null } }),
            member({ urn: urn("more"), loss: { atLeastSeconds: 60, seconds: null } }),
            member({ urn: urn("web"), capacity: { unit: "task", left: null, of: null } }),
            member({ urn: urn("edge"), hit: "perhaps" }),
          ],
        }),
      ],
    },
    `1m       orders  (team-orders)  within RTO 5m
goes on    db: failover
1m         all: failover; all its data is lost
1m         some: failover; what it loses is not known
1m         more: failover; loses 1m or more
1m         web: failover; how many tasks are left is not known
1m         edge: failover; whether it is hit is not known
           not sure: zones of db are computed`,
  ],
])("%s", (_name, more, expected) => {
  expect(writeSimulation(simulation(more))).toBe(`Lost: zone eu-west-1a (scenario zone)\n\n${expected}`);
});

test("what is within, beyond or in doubt of an RTO is set off as such", () => {
  const style = {
    ...PLAIN_STYLE,
    good: (text: string) => `<good>${text}`,
    bad: (text: string) => `<bad>${text}`,
    doubtful: (text: string) => `<doubtful>${text}`,
  };
  const affected = (["within", "beyond", "open"] as const).map((rto) => service(rto, { rtoSeconds: 60, rto }));
  expect(writeSimulation(simulation({ affected: [...affected, service("free")] }), style)).toBe(
    [
      "Lost: zone eu-west-1a (scenario zone)",
      "1m  within  <good>within RTO 1m",
      "1m  beyond  <bad>beyond RTO 1m",
      "1m  open  <doubtful>perhaps beyond RTO 1m",
      "1m  free  <doubtful>no RTO",
    ].join("\n\n"),
  );
});
