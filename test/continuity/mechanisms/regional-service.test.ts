import { expect, test } from "@jest/globals";
import { roleOfType } from "../../../continuity/declaration/role";
import { regionalService } from "../../../continuity/mechanisms/regional-service";
import { FRANKFURT, resource } from "../estate-builder";
import { vouched } from "../rules/findings";
import { ways } from "./ways";

const HERE =
  "AWS goes on with it in its Region (automatic, same endpoint); loses what is on its way (no figure); takes until AWS serves again (no figure)";
const ANEW =
  "deploy it anew to somewhere (people, new endpoint); loses what is on its way (no figure); takes deployment (no figure)";

test.each(regionalService.types)("%s in a Region", (type) => {
  expect(ways(resource(type, "orders"))).toEqual({
    instance: [HERE],
    zone: [HERE],
    region: [ANEW],
    compromise: [ANEW],
  });
  expect(["compute", "network"]).toContain(roleOfType(type));
});

test("a twin, and what somebody vouches for", () => {
  const [type = ""] = regionalService.types;
  const twin = resource(type, "orders-frankfurt", {}, { provider: FRANKFURT });
  const { zone, region } = ways(resource(type, "orders"), {
    siblings: [twin],
    assumptions: [vouched("start-time", 60), vouched("replica-lag", 300)],
  });
  const told = (way: string) => way.replace("(no figure)", "5m").replace("(no figure)", "1m");
  expect([zone, region]).toEqual([
    [told(HERE)],
    [
      "orders-frankfurt in another Region takes over to eu-central-1 (people, new endpoint); loses what is on its way 5m; takes nothing",
      told(ANEW),
    ],
  ]);
});
