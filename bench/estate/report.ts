import { assess, DEFAULT_OPTIONS } from "../../continuity/assess";
import { makeReport } from "../../continuity/report/make-report";
import type { Report } from "../../continuity/report/report";
import { reportEngine } from "../../continuity/report/report-engine";
import { previewed } from "../../preview/monitor/resources";
import { estateOf } from "../../scripts/adopt/estate";
import { parseSettings } from "../../workspace/settings";
import { LIFEBOAT } from "../project";
import { DeclaredResources } from "./declare";
import { declareTeams } from "./team";

const AS_OF = Date.UTC(2026, 10, 22, 12) / 1000;

/** The report of a stack of so many resources, judged in this process: for what is made of reports. */
export function estateReport(count: number): Report {
  const declared = new DeclaredResources();
  declareTeams(count, declared.declare);
  const estate = estateOf({ project: "bench", stack: "bench", resources: declared.all.map(previewed) });
  const { assumptions } = parseSettings("lifeboat.yaml", LIFEBOAT);
  const options = { ...DEFAULT_OPTIONS, asOf: AS_OF, assumptions };
  return makeReport(estate, assess(estate, options), AS_OF, reportEngine("0.1.0", options));
}
