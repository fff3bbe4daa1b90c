import type { Arrangement } from "../continuity/planning/arrangement";
import { type Given, type GivenName, type Input, isStandIn } from "../continuity/planning/blueprint";
import type { Facts } from "../continuity/planning/question";
import type { Place } from "./place";
import { notPlain, notPlainProblem } from "./plain";

/** What facts have to be texts, where they are stated at all. */
const TEXTS = ["engine", "auroraEngine", "instanceClass", "nodeType", "instanceType"] as const;

/** What facts a kind cannot do without. */
const REQUIRED: Readonly<Partial<Record<Facts["kind"], string>>> = {
  database: "instanceClass",
  cache: "nodeType",
  "volume-group": "instanceType",
};

const ENGINES =
  /^(postgres|mysql|mariadb|db2-(ae|se)|oracle-(ee|se2)(-cdb)?|custom-oracle-.+|(custom-)?sqlserver-(ee|se|ex|web))$/;
const AURORA_ENGINES = /^aurora-(mysql|postgresql)$/;

/** What is wrong with the facts of a member, in one line; types do not hold what other languages and `any` let through. */
export function factsProblem(facts: Facts): string | undefined {
  const outputs = notPlain(facts);
  if (outputs !== undefined) return notPlainProblem(outputs);
  const stated: Readonly<Record<string, unknown>> = { ...facts };
  const required = REQUIRED[facts.kind];
  if (required !== undefined && stated[required] === undefined) return `${required} is missing`;
  const odd = TEXTS.find((fact) => stated[fact] !== undefined && typeof stated[fact] !== "string");
  if (odd !== undefined) return `${odd} must be a text`;
  const { engine, auroraEngine, units = 1 } = stated;
  if (engine !== undefined && !ENGINES.test(String(engine))) return `engine ${engine} is none of Amazon RDS`;
  if (auroraEngine !== undefined && !AURORA_ENGINES.test(String(auroraEngine))) {
    return `auroraEngine ${auroraEngine} is neither aurora-mysql nor aurora-postgresql`;
  }
  if (!Number.isInteger(units) || Number(units) < 1) return `units must be a whole number, 1 or more`;
  return undefined;
}

/** What the components make by themselves; everything else that is given has to be stated. */
const OWN: ReadonlySet<GivenName> = new Set(["backup-role", "replication-role", "other-vault"]);

/** The fewest subnets that AWS takes of a type, where that is more than one. */
const FEWEST_SUBNETS: Readonly<Record<string, number>> = {
  "aws:rds/subnetGroup:SubnetGroup": 2,
  "aws:lb/loadBalancer:LoadBalancer": 2,
};

/**
 * What an arrangement stands on and nobody has stated, in one line.
 *
 * @param given what is stated besides the place: undefined where it is not
 */
export function missingProblem(
  { parts }: Arrangement,
  placeOf: (region: string | undefined) => Place,
  given: (what: Given, place: Place) => unknown,
): string | undefined {
  for (const { type, region, inputs } of parts) {
    const place = placeOf(region);
    const asked = Object.values(inputs).flatMap(givenIn);
    const subnets = Object.keys(place.subnets ?? {}).length;
    const fewest = asked.some(({ what }) => what === "subnets") ? (FEWEST_SUBNETS[type] ?? 1) : 0;
    if (subnets < fewest) return `${fewest === 1 ? "a subnet" : `${fewest} subnets`} in ${place.region} must be stated`;
    const lacking = asked.find((one) => {
      if (one.what === "subnets" || OWN.has(one.what)) return false;
      return (one.what === "vpc" ? place.vpcId : given(one, place)) === undefined;
    });
    if (lacking !== undefined) return `${WORDS[lacking.what] ?? lacking.what} in ${place.region} must be stated`;
  }
  return undefined;
}

const WORDS: Readonly<Partial<Record<GivenName, string>>> = {
  vpc: "the vpcId",
  "launch-template": "a launch template",
  cluster: "a cluster",
  "task-definition": "a task definition",
};

function givenIn(input: Input): readonly Given[] {
  if (typeof input !== "object" || input === null) return [];
  if (isStandIn(input)) return input.kind === "given" ? [input] : [];
  return Object.values(input as Readonly<Record<string, Input>>).flatMap(givenIn);
}
