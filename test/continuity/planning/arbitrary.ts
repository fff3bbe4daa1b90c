import fc from "fast-check";
import type { AssumptionKind } from "../../../continuity/evidence/assumption";
import type { Facts, Question } from "../../../continuity/planning/question";
import { AS_OF } from "../estate-builder";
import { ask, DAY, FACTS, FRANKFURT, HOUR, IRELAND, MINUTE, STOCKHOLM } from "./ask";

const KINDS: readonly AssumptionKind[] = ["restore-time", "backup-job-time", "copy-time", "replica-lag", "start-time"];

const half = fc.option(
  fc.constantFrom(0, MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 4 * HOUR, 12 * HOUR, DAY, 2 * DAY, 10 * DAY),
  { nil: null },
);
const pair = fc.record({ rto: half, rpo: half });

/** Nothing, figures that leave room, or figures that leave little: few kinds of questions, so that planning them is quick. */
const vouched = fc.constantFrom([], [5, 20 * MINUTE], [HOUR, 2 * HOUR]).map(([short = 0, long = 0]) =>
  (short === 0 ? [] : KINDS).map((what) => ({
    what,
    value: what === "restore-time" || what === "copy-time" ? long : short,
    for: { kind: "service" as const, service: "orders" },
    owner: "team-orders",
    reason: "seen in a drill",
    until: AS_OF + 90 * DAY,
  })),
);

/** Any question about any kind of member. */
export const anyQuestion: fc.Arbitrary<Question> = fc
  .record({
    facts: fc.constantFrom<Facts>(...Object.values(FACTS)),
    plain: pair,
    scenarios: fc.record({ zone: pair, region: pair, data: pair, compromise: pair }, { requiredKeys: [] }),
    detectionWindow: fc.constantFrom(0, 60 * DAY),
    minimumServiceLevel: fc.constantFrom(undefined, 0.8),
    response: fc.constantFrom({}, { detect: MINUTE, decide: MINUTE, verify: MINUTE, cutover: MINUTE }),
    zones: fc.constantFrom(1, 3),
    others: fc.constantFrom([], [FRANKFURT, STOCKHOLM]),
    compromise: fc.constantFrom(
      {},
      { lockedVault: true },
      { airGappedVault: true },
      { otherAccount: { account: "222222222222", vaultName: "far" } },
    ),
    assumptions: vouched,
  })
  .map(({ facts, plain, scenarios, zones, minimumServiceLevel, ...rest }) =>
    ask(facts, {
      ...rest,
      ...(minimumServiceLevel === undefined ? {} : { minimumServiceLevel }),
      account: "111111111111",
      objectives: { plain, scenarios },
      home: { ...IRELAND, zones: IRELAND.zones.slice(0, zones) },
    }),
  );
