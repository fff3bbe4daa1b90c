import type { Report, ReportService } from "../../../../continuity/report/report";
import { goldenReport } from "../../../golden/reports";

/** Text that would be markup if anything let it through. */
export const HOSTILE = `<img src=x onerror="document.title='hit'"></script><script>document.title='hit'</script>'"&`;

/** A report with drills of every outcome, a waiver, and texts that try to be markup. */
export function fullReport(): Report {
  const report = goldenReport("shop-flawed");
  const [finding] = report.findings;
  if (finding === undefined) throw new Error("the sample has no finding");
  return {
    ...report,
    project: `shop ${HOSTILE}`,
    services: report.services.map((service, i) => (i === 0 ? withDrills(service) : { ...service, owner: HOSTILE })),
    findings: report.findings.map((one) => ({ ...one, message: `${one.message} ${HOSTILE}` })),
    waived: [
      {
        ...finding,
        service: "orders",
        scenario: "zone",
        owner: "team-orders",
        reason: `it moves in March ${HOSTILE}`,
        until: "2027-03-31",
        shortfall: { rto: { seconds: 7200, acceptedSeconds: 10800 }, rpo: { seconds: null, acceptedSeconds: null } },
      },
    ],
  };
}

function withDrills(service: ReportService): ReportService {
  const drill = (day: number, outcome: "passed" | "missed-objective" | "failed", rtoSeconds: number | null) => ({
    id: `${service.name}-2026-0${day}`,
    at: `2026-0${day}-01T00:00:00.000Z`,
    member: "orders-db",
    environment: day === 4 ? ("lab" as const) : ("aws" as const),
    outcome,
    achieved: { rtoSeconds, rpoSeconds: rtoSeconds === null ? null : 240 },
    scenario: "data" as const,
    objective: { rtoSeconds: day < 3 ? 14_400 : 7200, rpoSeconds: 300 },
  });
  const history = [
    drill(1, "passed", 5400),
    drill(2, "failed", null),
    drill(3, "missed-objective", 9000),
    drill(4, "passed", 3600),
  ];
  const [last] = history.slice(-1) as [(typeof history)[number]];
  return {
    ...service,
    drills: {
      last,
      counted: [`${service.name}-2026-01`],
      leftOut: [{ id: `${service.name}-2026-02`, because: "it failed" }],
      history,
    },
  };
}

/** A report of so many services: those of the sample again and again, under other names. */
export function largeReport(count: number): Report {
  const report = goldenReport("shop-flawed");
  const copies = Math.ceil(count / report.services.length);
  const all = Array.from({ length: copies }, (_, i) => renamed(report, `-${i}`));
  return {
    ...report,
    services: all.flatMap(({ services }) => services).slice(0, count),
    findings: [
      ...report.findings.filter(({ service }) => service === undefined),
      ...all.flatMap(({ findings }) => findings.filter(({ service }) => service !== undefined)),
    ],
    timelines: all.flatMap(({ timelines = [] }) => timelines),
  };
}

/** Every name of a resource or a service with something behind it. */
function renamed(report: Report, suffix: string): Report {
  const names = new Set(report.services.map(({ name }) => name));
  const rename = (value: unknown, key?: string): unknown => {
    if (typeof value === "string") {
      if (value.startsWith("urn:pulumi:")) return `${value}${suffix}`;
      return (key === "name" || key === "service") && names.has(value) ? `${value}${suffix}` : value;
    }
    if (Array.isArray(value)) {
      return value.map((one) => (key === "dependsOn" ? `${one}${suffix}` : rename(one)));
    }
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, rename(one, name)]));
  };
  return rename(report) as Report;
}
