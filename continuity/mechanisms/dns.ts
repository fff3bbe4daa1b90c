import type { Subject, Surroundings } from "../backup/protection";
import { documentedBy } from "../declaration/defaults";
import { orDefault, type Setting } from "../declaration/setting";
import { bagBoolean, readBoolean, readNumber, readString, readValue } from "../estate/read";
import type { EstateResource } from "../estate/resource";
import { type Bag, isBag, isList } from "../estate/value";
import { type Condition, condition, settingCondition } from "../recovery/path";
import { derived, open, type Step } from "../recovery/step";
import { CLASSIC_TYPE } from "./classic-load-balancer";
import { LOAD_BALANCER_TYPES, NAME } from "./load-balancer-name";
import type { TypeReads } from "./mechanism";
import { RECORD_TYPE } from "./routing";
import { vouchedStep } from "./ways";

export const HEALTH_CHECK_TYPE = "aws:route53/healthCheck:HealthCheck";

export const HEALTH_CHECK_READS: Readonly<Record<string, TypeReads>> = {
  [HEALTH_CHECK_TYPE]: { reads: ["disabled", "failureThreshold", "requestInterval"], required: ["type"] },
};

const API = "Amazon Route 53 API, HealthCheckConfig";

export const HEALTH_CHECK_DEFAULT = {
  requestInterval: documentedBy<number>(30, `${API}: RequestInterval`),
  failureThreshold: documentedBy<number>(3, `${API}: FailureThreshold`),
  disabled: documentedBy<boolean>(false, `${API}: Disabled`),
};

/** Health checks of an endpoint; the others follow alarms, other checks or people. */
const OF_ENDPOINTS: readonly string[] = ["HTTP", "HTTPS", "HTTP_STR_MATCH", "HTTPS_STR_MATCH", "TCP"];

/** What finds out that an answer of DNS is no good any longer, and how long that takes. */
export interface Detection {
  readonly requires: readonly Condition[];
  readonly step: Step;
}

/** How Route 53 notices that what a record leads to is lost: by a health check, or by the health of an alias's target. */
export function detectionOf(record: EstateResource, subject: Subject, surroundings: Surroundings): Detection {
  if (readValue(record, "healthCheckId").kind !== "absent") return byHealthCheck(record, subject, surroundings);
  const label = "until the target of the alias counts as unhealthy";
  return {
    requires: [isWatched(record)],
    step: vouchedStep(label, "start-time", subject, surroundings),
  };
}

/** Whether anything tells Route 53 that what a record leads to is lost. */
export function isWatched(record: EstateResource): Condition {
  const text = "a health check watches what it leads to";
  const fix = `set healthCheckId of ${record.name}, or evaluateTargetHealth of its alias`;
  if (readValue(record, "healthCheckId").kind !== "absent") return condition(text, true);
  const alias = aliasOf(record);
  if (alias.kind === "absent") return condition(text, false, fix);
  const evaluated = alias.kind === "known" ? bagBoolean(alias.value, "evaluateTargetHealth") : alias;
  return settingCondition(text, orDefault<boolean>(evaluated, false), (value) => value, fix);
}

/** So many checks in a row must fail, the first of them up to one interval after the loss. */
function byHealthCheck(record: EstateResource, subject: Subject, surroundings: Surroundings): Detection {
  const label = "until the health check fails";
  const [check, ...others] = surroundings.index.across(record, "healthCheckId", HEALTH_CHECK_TYPE);
  if (check === undefined || others.length > 0) {
    const because = `the health check of ${record.name} is not known or not part of this program`;
    return { requires: [], step: open(label, "unknown", because) };
  }
  const requires = [isOn(check)];
  const type = readString(check, "type");
  if (type.kind !== "known") {
    return { requires, step: open(label, "unknown", `the type of ${check.name} is not known at preview`) };
  }
  return OF_ENDPOINTS.includes(type.value)
    ? { requires, step: untilFailed(check, label) }
    : { requires, step: vouchedStep(label, "start-time", subject, surroundings) };
}

function isOn(check: EstateResource): Condition {
  const disabled = orDefault(readBoolean(check, "disabled"), HEALTH_CHECK_DEFAULT.disabled.value);
  return settingCondition(
    "its health check is on",
    disabled,
    (value) => !value,
    `set disabled of ${check.name} to false`,
  );
}

function untilFailed(check: EstateResource, label: string): Step {
  const interval = orDefault(readNumber(check, "requestInterval"), HEALTH_CHECK_DEFAULT.requestInterval.value);
  const threshold = orDefault(readNumber(check, "failureThreshold"), HEALTH_CHECK_DEFAULT.failureThreshold.value);
  if (interval.kind === "unknown") return open(label, "unknown", interval.because);
  if (threshold.kind === "unknown") return open(label, "unknown", threshold.because);
  const most = interval.value * threshold.value;
  return {
    ...derived(label, most, `${check.name}: requestInterval × failureThreshold`),
    lo: interval.value * Math.max(0, threshold.value - 1),
  };
}

/** How long resolvers may keep the answer of a record: its `ttl`; of an alias, that of its target. */
export function keptByResolvers(record: EstateResource, subject: Subject, surroundings: Surroundings): Step {
  return kept(record, subject, surroundings, []);
}

function kept(
  record: EstateResource,
  subject: Subject,
  surroundings: Surroundings,
  on: readonly EstateResource[],
): Step {
  if (readValue(record, "aliases").kind === "absent") return ownTtl(record);
  const [target, ...others] = surroundings.index.across(record, "aliases");
  if (target !== undefined && others.length === 0 && !on.includes(target)) {
    if (target.type === CLASSIC_TYPE || LOAD_BALANCER_TYPES.includes(target.type)) return NAME;
    if (target.type === RECORD_TYPE) return kept(target, subject, surroundings, [...on, record]);
  }
  return vouchedStep(`${NAME.label} of the alias's target`, "start-time", subject, surroundings);
}

function ownTtl(record: EstateResource): Step {
  const ttl = readNumber(record, "ttl");
  if (ttl.kind === "known") return { ...derived(NAME.label, ttl.value, `ttl of ${record.name}`), lo: 0 };
  const because = ttl.kind === "unknown" ? ttl.because : `${record.name} states neither ttl nor an alias`;
  return open(NAME.label, "unknown", because);
}

/** The alias block of a record. */
function aliasOf(record: EstateResource): Setting<Bag> {
  const aliases = readValue(record, "aliases");
  if (aliases.kind !== "known") return aliases;
  const [first] = isList(aliases.value) ? aliases.value : [aliases.value];
  return isBag(first)
    ? { kind: "known", value: first }
    : { kind: "unknown", because: `aliases of ${record.name} is not known` };
}
