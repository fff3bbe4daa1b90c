import { formatDuration } from "../declaration/duration";
import { objectivesByScenario } from "../declaration/objectives";
import { readValue } from "../estate/read";
import { keptByResolvers } from "../mechanisms/dns";
import { ledElsewhere } from "../mechanisms/route53-record";
import { exists, type RecoveryPath } from "../recovery/path";
import type { Step } from "../recovery/step";
import { closing, opening, type Responses, responsesOf } from "../verdict/critical-path";
import { recordsOf, subjectOfRecord } from "./records";
import type { Rule } from "./rule";

/** Do clients notice in time that a name leads elsewhere? */
export const ttlWithinRto: Rule = {
  id: "ttl-within-rto",
  asks: "Is the TTL of every record within what the RTO for a lost Region leaves for it?",
  level: "advisory",
  severity: "medium",
  *check(context) {
    const { surroundings, judge } = context;
    for (const { record, service } of recordsOf(context)) {
      if (service === undefined) continue;
      const { rto } = objectivesByScenario(service.statement.objectives).region;
      if (typeof rto !== "number") continue;
      const subject = subjectOfRecord(record, service);
      const responses = responsesOf(service.statement.response, judge.options.response);
      const ways = ledElsewhere(subject, surroundings).filter((path) => exists(path) !== false);
      const before = Math.min(...ways.map((path) => beforeTtl(path, responses)));
      const left = rto - before;
      const ttl = keptByResolvers(record, subject, surroundings);
      if (left <= 0 || (ttl.hi !== null && ttl.hi <= left)) continue;
      const budget = `RTO ${formatDuration(rto)} (region) leaves ${formatDuration(left)} for it`;
      const { name, urn } = record;
      yield {
        verdict: ttl.hi === null ? "unproven" : "violates",
        service: service.name,
        scenario: "region",
        urn,
        message:
          ttl.hi === null
            ? `${name}: how long resolvers keep its answer (TTL) is not known, and ${budget}: ${ttl.source}.`
            : `${name}: resolvers may keep its answer for ${formatDuration(ttl.hi)} (TTL), and ${budget}.`,
        fix:
          readValue(record, "aliases").kind === "absent"
            ? `Set ttl of ${name} to ${Math.min(60, left)}, or less.`
            : `An alias has the TTL of its target: use a record with a ttl of ${Math.min(60, left)}, or less, in its place.`,
      };
    }
  },
};

/** What comes before clients look a name up again: the response of people, and every step but the last. */
function beforeTtl(path: RecoveryPath, responses: Responses): number {
  const mode = { people: path.startedBy === "people", endpoints: false };
  const steps: readonly Step[] = [
    ...opening(mode, responses).steps,
    ...path.rto.steps.slice(0, -1),
    ...closing(mode, responses).steps,
  ];
  return steps.reduce((sum, { lo, hi }) => sum + (hi ?? lo), 0);
}
