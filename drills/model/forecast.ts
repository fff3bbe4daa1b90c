import type { Assessment, AssessOptions } from "../../continuity/assess";
import { DRILLED_SCENARIOS, type DrilledScenario, type EvidenceRecord } from "../../continuity/evidence/record";
import { exists } from "../../continuity/recovery/path";
import type { PointKind } from "../../continuity/recovery/point";
import { aloneTime, type Ends, responsesOf } from "../../continuity/verdict/critical-path";
import type { Member, Service } from "../../continuity/verdict/services";

/** What the model says beforehand of one way back that a drill can take. */
export interface Forecast {
  readonly scenario: DrilledScenario;
  readonly from: PointKind;
  /** Where it restores. */
  readonly region: string;
  /** With detection, decision, cut-over and verification, of this member alone. */
  readonly rto: Ends;
  readonly rpo: Ends;
}

/** What the model says of every way back of a member that restores a recovery point. */
export function forecastsOf(
  { verdicts }: Assessment,
  service: Service,
  member: Member,
  configured: AssessOptions["response"],
): readonly Forecast[] {
  const responses = responsesOf(service.statement.response, configured);
  const scenarios = verdicts.find(({ name }) => name === service.name)?.scenarios ?? [];
  return DRILLED_SCENARIOS.flatMap((scenario) => {
    const outcomes = scenarios.find((one) => one.scenario === scenario)?.members ?? [];
    const { paths = [] } = outcomes.find(({ resource }) => resource === member.resource) ?? {};
    return paths.flatMap((path): Forecast[] => {
      const { restores, target, startedBy, endpoint, rpo } = path;
      if (restores === undefined || target.region === undefined || exists(path) === false) return [];
      const rto = aloneTime(path, { people: startedBy === "people", endpoints: endpoint === "new" }, responses);
      const { from } = restores;
      return [{ scenario, from, region: target.region, rto: endsOf(rto), rpo: endsOf(rpo) }];
    });
  });
}

const endsOf = ({ lo, hi }: Ends): Ends => ({ lo, hi });

/** What the model says of the way back that a drill took: of several such, the one of which it promises most. */
export function forecastFor(
  forecasts: readonly Forecast[],
  scenario: DrilledScenario,
  from: PointKind,
  region: string,
): EvidenceRecord["predicted"] {
  const [best] = forecasts
    .filter((one) => one.scenario === scenario && one.from === from && one.region === region)
    .sort((a, b) => most(a.rto) - most(b.rto) || most(a.rpo) - most(b.rpo));
  return best === undefined ? null : { rto: best.rto, rpo: best.rpo };
}

const most = ({ hi }: Ends): number => hi ?? Number.MAX_VALUE;
