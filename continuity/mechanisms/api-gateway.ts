import type { Mechanism } from "./mechanism";
import { twins } from "./twins";
import { deployedAnew, regional } from "./ways";

/**
 * An API of Amazon API Gateway (REST, HTTP, WebSocket): it runs over several zones of one Region and keeps nothing.
 * Figures and sources: docs/mechanisms/api-gateway.md.
 */
export const apiGateway: Mechanism = {
  slug: "api-gateway",
  title: "Amazon API Gateway API",
  types: ["aws:apigateway/restApi:RestApi", "aws:apigatewayv2/api:Api"],
  reads: [],
  required: [],
  figures: [],
  paths(subject, surroundings) {
    return [
      ...regional(subject, "Amazon API Gateway developer guide, Resilience: it runs over several zones of a Region"),
      ...twins(subject, surroundings),
      ...deployedAnew(["region", "compromise"], subject, surroundings),
    ];
  },
};
