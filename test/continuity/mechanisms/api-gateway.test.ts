import { expect, test } from "@jest/globals";
import { FRANKFURT, resource } from "../estate-builder";
import { ways } from "./ways";

const HERE = "runs over several zones (automatic, same endpoint); loses kept in several zones 0s; takes nothing";
const ANEW = "deploy it anew to somewhere (people, new endpoint); loses keeps no data 0s; takes deployment (no figure)";

const TYPES = ["aws:apigateway/restApi:RestApi", "aws:apigatewayv2/api:Api"];

test.each(TYPES)("%s of one Region", (type) => {
  expect(ways(resource(type, "api"))).toEqual({
    instance: [HERE],
    zone: [HERE],
    region: [ANEW],
    compromise: [ANEW],
  });
});

test.each(TYPES)("%s with a twin, to which a record leads", (type) => {
  const twin = resource(type, "api-frankfurt", {}, { provider: FRANKFURT });
  const record = resource("aws:route53/record:Record", "www", { latencyRoutingPolicies: [{ region: "eu-west-1" }] });
  expect(ways(resource(type, "api"), { siblings: [twin, record] }).region).toEqual([
    "api-frankfurt in another Region takes over to eu-central-1 (automatic, same endpoint); loses keeps no data 0s; takes nothing",
    ANEW,
  ]);
});
