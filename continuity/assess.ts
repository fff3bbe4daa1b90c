import { withExternal } from "./backup/external";
import { backupPlans } from "./backup/plans";
import type { Surroundings } from "./backup/protection";
import type { Seconds } from "./declaration/duration";
import { type External, inForce, NOTHING_EXTERNAL } from "./declaration/external";
import type { ResponseTimes, ServiceStatement } from "./declaration/statement";
import { DEFAULT_WAIVER_POLICY, type Waiver, type WaiverPolicy } from "./declaration/waiver";
import { type Estate, EstateIndex } from "./estate/resource";
import type { Assumption } from "./evidence/assumption";
import { type Evidence, NO_EVIDENCE } from "./evidence/evidence";
import { RULES, type RuleLevels, runRules } from "./rules/catalogue";
import { compareFindings, type Finding, type Level } from "./rules/finding";
import { incompleteness } from "./rules/incomplete";
import type { RuleContext } from "./rules/rule";
import { waiverValid } from "./rules/waiver-valid";
import { declaredWaivers } from "./rules/waivers/declared-waivers";
import { type Waived, waive } from "./rules/waivers/waive";
import { weighWaivers } from "./rules/waivers/weigh";
import { type Elsewhere, leftElsewhere } from "./verdict/elsewhere";
import { type JudgeOptions, judgeOf, type ServiceJudge } from "./verdict/service-verdicts";
import { type Declared, declaredServices, type Service } from "./verdict/services";
import type { ServiceVerdict, UnprovenReason } from "./verdict/verdict";

/** Everything that bears on a verdict besides the estate itself. All of it is data; nothing is read from outside. */
export interface AssessOptions {
  /** The instant of evaluation, in seconds since 1970. */
  readonly asOf: number;
  readonly timing: "worst" | "scheduled";
  readonly toleratedMisses: number;
  readonly response: Readonly<Partial<ResponseTimes>>;
  readonly rules: RuleLevels;
  readonly unproven: Readonly<Record<UnprovenReason, Level>>;
  /** What lifeboat.yaml states of services, by name. */
  readonly services: ReadonlyMap<string, ServiceStatement>;
  readonly assumptions: readonly Assumption[];
  /** What drills have shown. */
  readonly evidence: Evidence;
  /** What lifeboat.yaml says lives elsewhere. */
  readonly external: External;
  /** What lifeboat.yaml waives; components of the program may waive more. */
  readonly waivers: readonly Waiver[];
  readonly waiverPolicy: WaiverPolicy;
  /** Why lifeboat.yaml was not read, where that is worth a word. */
  readonly settingsNotFound?: string;
}

/** The defaults of every option: the worst case, and nothing vouched for. */
export const DEFAULT_OPTIONS: Omit<AssessOptions, "asOf"> = {
  timing: "worst",
  toleratedMisses: 0,
  response: {},
  rules: {},
  unproven: { unknown: "mandatory", untested: "advisory", unmodelled: "advisory", range: "advisory" },
  services: new Map(),
  assumptions: [],
  evidence: NO_EVIDENCE,
  external: NOTHING_EXTERNAL,
  waivers: [],
  waiverPolicy: DEFAULT_WAIVER_POLICY,
};

const DAY: Seconds = 86_400;

/** What an estate comes to. */
export interface Assessment {
  readonly services: readonly Service[];
  readonly verdicts: readonly ServiceVerdict[];
  readonly findings: readonly Finding[];
  /** Findings that somebody answers for leaving as they are. */
  readonly waived: readonly Waived[];
  /** What is left to other stacks. */
  readonly elsewhere: Elsewhere;
  /** What the verdicts rest on. */
  readonly surroundings: Surroundings;
  /** Who judged, and knows the ways back and their order. */
  readonly judge: ServiceJudge;
}

/** An estate that is ready to be judged. */
export interface Program {
  readonly declared: Declared;
  readonly surroundings: JudgeOptions;
  readonly judge: ServiceJudge;
}

/** Reads an estate; its services are judged when somebody asks. */
export function readProgram(estate: Estate, options: AssessOptions): Program {
  const { timing, toleratedMisses, response, assumptions, external, evidence } = options;
  // From the start of the day, so that of equally bad gaps the same one is told at every hour.
  const asOf = options.asOf - (options.asOf % DAY);
  const whole = withExternal(estate, external, asOf);
  // One order of resources, so that everything after it is the same however the engine lists them.
  const resources = [...whole.resources].sort((a, b) => (a.urn < b.urn ? -1 : 1));
  const index = new EstateIndex({ ...whole, resources });
  const plans = backupPlans(index);
  const declared = declaredServices(index, options.services);
  const elsewhere = inForce(external, asOf).services;
  const { records, maxAge, last } = evidence;
  const drills = { records, maxAge, last, asOf: options.asOf };
  const surroundings = { index, plans, assumptions, drills, asOf, timing, toleratedMisses, response, elsewhere };
  return { declared, surroundings, judge: judgeOf(declared.services, surroundings) };
}

/** Judges an estate: every service in every scenario, and every rule. The same input gives the same assessment. */
export function assess(estate: Estate, options: AssessOptions): Assessment {
  const { external, evidence } = options;
  const { declared, surroundings, judge } = readProgram(estate, options);
  const judged = declared.services.map((service) => judge.verdicts(service));
  const incomplete = incompleteness(surroundings.index);
  const verdicts = incomplete === undefined ? judged : judged.map((verdict) => withoutProof(verdict, incomplete));
  const context = {
    surroundings,
    judge,
    declared,
    external,
    verdicts: incomplete === undefined ? verdicts : [],
    unproven: options.unproven,
    evidence,
    settingsNotFound: options.settingsNotFound,
    waivers: { weighed: [], unread: [] },
  };
  return {
    services: declared.services,
    verdicts,
    ...askRules(context, options),
    elsewhere: leftElsewhere(declared.services, surroundings),
    surroundings,
    judge,
  };
}

/** Asks every rule, lets waivers take away what they may, and asks then whether those hold. */
function askRules(context: RuleContext, options: AssessOptions): Pick<Assessment, "findings" | "waived"> {
  const { declared, surroundings, verdicts } = context;
  const found = runRules(RULES, context, options.rules);
  const { waivers, unread } = declaredWaivers(surroundings.index);
  const weighed = weighWaivers([...options.waivers, ...waivers], {
    index: surroundings.index,
    services: new Set(declared.services.map(({ name }) => name)),
    verdicts,
    findings: found,
    policy: options.waiverPolicy,
    asOf: surroundings.asOf,
  });
  const { findings, waived } = waive(found, weighed);
  const onWaivers = runRules([waiverValid], { ...context, waivers: { weighed, unread } }, options.rules);
  return { findings: [...findings, ...onWaivers].sort(compareFindings), waived };
}

/** When part of the estate is missing nothing is proven, whatever the rest says. */
function withoutProof(service: ServiceVerdict, because: string): ServiceVerdict {
  return {
    ...service,
    scenarios: service.scenarios.map((scenario) =>
      scenario.verdict === "undeclared" ? scenario : { ...scenario, verdict: "unproven", reason: "unknown", because },
    ),
  };
}
