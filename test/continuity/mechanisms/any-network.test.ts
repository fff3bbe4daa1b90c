import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { assess, DEFAULT_OPTIONS } from "../../../continuity/assess";
import { mechanismOf } from "../../../continuity/mechanisms/catalogue";
import { propertiesRead } from "../../../continuity/mechanisms/reads";
import { AS_OF, estate, resource } from "../estate-builder";
import { anything } from "./anything";

const MEMBERS = [
  "aws:apigateway/restApi:RestApi",
  "aws:cloudfront/distribution:Distribution",
  "aws:ec2/natGateway:NatGateway",
  "aws:kms/key:Key",
  "aws:lb/loadBalancer:LoadBalancer",
  "aws:route53/record:Record",
  "aws:secretsmanager/secret:Secret",
];

/** The members, and every type whose settings they join. */
const TYPES = [
  ...new Set(MEMBERS.flatMap((type) => [type, ...Object.keys(mechanismOf(type)?.companions ?? {})])),
].sort();

const TAGS = {
  "continuity:service": "shop",
  "continuity:role": "data",
  "continuity:rto": "1h",
  "continuity:rpo": "1h",
};
const OPTIONS = { ...DEFAULT_OPTIONS, asOf: AS_OF };

describe("whatever a program says of networks, secrets and keys", () => {
  test("it is judged without an error of our own, in every scenario", () => {
    const inputs = fc.dictionary(fc.constantFrom(...TYPES.flatMap((type) => [...propertiesRead(type)])), anything);
    const programs = fc.tuple(fc.array(inputs, { minLength: TYPES.length, maxLength: TYPES.length }), fc.boolean());
    fc.assert(
      fc.property(programs, ([bags, joined]) => {
        const plain = TYPES.map((type, i) => resource(type, `r${i}`, { ...bags[i], tags: TAGS }));
        const edges = (type: string) => Object.fromEntries([...propertiesRead(type)].map((one) => [one, plain]));
        const all = plain.map((one) =>
          joined ? resource(one.type, one.name, one.inputs, { edges: edges(one.type) }) : one,
        );
        const { findings, verdicts } = assess(estate(...all), OPTIONS);
        expect(findings.filter(({ rule }) => rule === "rule-failed")).toEqual([]);
        expect(verdicts.map(({ name, scenarios }) => [name, scenarios.length])).toEqual([["shop", 5]]);
      }),
      { numRuns: 60 },
    );
  });
});
