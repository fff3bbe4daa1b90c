import type { Comparison, ScenarioChange, ServiceChange } from "./comparison";

/** `main → feature` */
export function titleInWords({ base, head }: Comparison): string {
  return `${base.name} → ${head.name}`;
}

/** `meets → violates`, or the one verdict that there is. */
export function verdictsInWords({ before, after }: ScenarioChange): string {
  if (before === after) return `still ${after}`;
  return `${before ?? "not there"} → ${after ?? "not there"}`;
}

/** Members that came and went, a line each. */
export function membersInWords({ members: { appeared, gone } }: ServiceChange): readonly string[] {
  return [
    ...(appeared.length === 0 ? [] : [`new members: ${appeared.join(", ")}`]),
    ...(gone.length === 0 ? [] : [`members gone: ${gone.join(", ")}`]),
  ];
}

/** `Verdicts: 1 worse, 0 better, 2 changed. Findings: 1 new, 1 mandatory by now, 0 waived by now, 0 gone.` */
export function sumInWords({ summary }: Comparison): string {
  const { worse, better, changed, appeared, mandatory, waived, gone } = summary;
  return `Verdicts: ${worse} worse, ${better} better, ${changed} changed. Findings: ${appeared} new, ${mandatory} mandatory by now, ${waived} waived by now, ${gone} gone.`;
}
