import type { Duration } from "../continuity/declaration/duration";
import type { ObjectivesText } from "../continuity/declaration/objectives";
import type { Role } from "../continuity/declaration/role";
import { SCENARIOS } from "../continuity/declaration/scenario";
import { known } from "../continuity/declaration/setting";
import { RESPONSES, type ResponseTimes } from "../continuity/declaration/statement";
import { NAME_RULE, readTags, SERVICE_NAME, TAG } from "../continuity/declaration/tags";
import { DeclarationError } from "./errors";

/** What a service must survive, who owns it, and what it needs. */
export interface ServiceDeclaration {
  /** Whom to call. */
  readonly owner: string;
  /** RTO and RPO: the plain pair for instance, zone and data; each scenario's own pair beats it. */
  readonly objectives: ObjectivesText;
  /** The services that must be there first. @default none */
  readonly dependsOn?: readonly string[];
  /** Maximum tolerable period of disruption. @default not stated */
  readonly mtpd?: Duration;
  /** How long corruption may go unnoticed; backups must reach back that far. @default not stated: none is asked for */
  readonly detectionWindow?: Duration;
  /** The day (`2027-03-31`) from which a missing restore drill stops the deployment. @default never */
  readonly firstDrillBy?: `${number}-${number}-${number}`;
  /** Share of capacity, 0 to 1, that must be left during a disruption. @default not stated */
  readonly minimumServiceLevel?: number;
  /** How long people take. @default detect 5m, decide 15m, verify 5m, cutover 5m, as upper ends */
  readonly response?: { readonly [K in keyof ResponseTimes]?: Duration };
  /** What the resource does for the service. @default by its type */
  readonly role?: Role;
}

/**
 * The tags that make a resource a member of a service and state what the service must survive. They are plain literal
 * strings, so they are known at preview and readable in any tool.
 *
 * @throws DeclarationError for a name or a duration that cannot be read
 * @example
 * new aws.rds.Instance("orders-db", {
 *   // …
 *   tags: serviceTags("orders", { owner: "team-orders", objectives: { rto: "15m", rpo: "5m" } }),
 * });
 */
export function serviceTags(service: string, declaration: ServiceDeclaration): Record<string, string> {
  const tags = new Map<string, string>([[TAG.service, service]]);
  const set = (key: string, value: string | number | undefined) => {
    if (value !== undefined) tags.set(key, String(value));
  };
  set(TAG.owner, declaration.owner);
  for (const half of ["rto", "rpo"] as const) {
    set(TAG[half], declaration.objectives[half]);
    for (const scenario of SCENARIOS) set(`${TAG[half]}:${scenario}`, declaration.objectives[scenario]?.[half]);
  }
  set(TAG.dependsOn, declaration.dependsOn?.join(" ") || undefined);
  set(TAG.mtpd, declaration.mtpd);
  set(TAG.detectionWindow, declaration.detectionWindow);
  set(TAG.firstDrillBy, declaration.firstDrillBy);
  set(TAG.minimumServiceLevel, declaration.minimumServiceLevel);
  set(TAG.role, declaration.role);
  for (const name of RESPONSES) set(`continuity:${name}`, declaration.response?.[name]);
  const problems = problemsOf(declaration, tags);
  if (problems.length > 0) throw new DeclarationError(service, problems);
  return Object.fromEntries(tags);
}

function problemsOf({ dependsOn = [] }: ServiceDeclaration, tags: ReadonlyMap<string, string>): readonly string[] {
  const { problems } = readTags(new Map([...tags].map(([key, value]) => [key, known(value)])));
  if (problems.length > 0) return problems.map(({ key, problem }) => `${key}: ${problem}`);
  if (!dependsOn.every((name) => SERVICE_NAME.test(name))) return [`dependsOn: ${NAME_RULE}`];
  return [...tags].filter(([, value]) => !TAG_VALUE.test(value)).map(([key]) => `${key}: ${TAG_VALUE_RULE}`);
}

/** What AWS takes as the value of a tag; what it does not would fail only at deployment. */
const TAG_VALUE = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u;
const TAG_VALUE_RULE = "AWS takes letters, digits, spaces and + - = . _ : / @ only, 256 at most";
