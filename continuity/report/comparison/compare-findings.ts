import { fingerprintsOf, type Identified } from "../fingerprint";
import type { Report, ReportFinding, ReportWaived } from "../report";
import type { FindingChanges } from "./comparison";

/** What became of findings, whatever else the two programs call their stack. */
export function compareFindings(base: Report, head: Report): FindingChanges {
  const [old, now] = [byFingerprint(base), byFingerprint(head)];
  const appeared = [...now.findings].filter(([print]) => !old.findings.has(print)).map(([, finding]) => finding);
  const raised = [...now.findings].filter(
    ([print, { level }]) => level === "mandatory" && old.findings.get(print)?.level === "advisory",
  );
  const left = [...old.findings].filter(([print]) => !now.findings.has(print));
  return {
    appeared,
    raised: raised.map(([, finding]) => finding),
    waived: left.map(([print]) => now.waived.get(print)).filter((one) => one !== undefined),
    gone: left.filter(([print]) => !now.waived.has(print)).map(([, finding]) => finding),
  };
}

interface Printed {
  readonly findings: ReadonlyMap<string, ReportFinding>;
  readonly waived: ReadonlyMap<string, ReportWaived>;
}

/** Findings are numbered with those that are waived, so that a waiver does not make another of one that is alike. */
function byFingerprint({ findings, waived }: Report): Printed {
  const prints = fingerprintsOf([...findings, ...waived]);
  const keyed = <T extends Identified>(all: readonly T[]) => new Map(all.map((one) => [prints.get(one) ?? "", one]));
  return { findings: keyed(findings), waived: keyed(waived) };
}
