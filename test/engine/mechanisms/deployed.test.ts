import { join } from "node:path";
import { expect, jest, test } from "@jest/globals";
import { checkState } from "../../../scripts/check/state";
import { scratchSpace } from "../../preview/scratch";
import { analyzeState, upWithEngine } from "../harness";
import { AS_OF, judgedEmbedded, PACK, verdictsOf, withReport } from "../judged";
import { onEngine } from "../onEngine";
import { projectOf } from "./programs";

jest.setTimeout(120_000);

const scratch = scratchSpace();

onEngine("once programs are deployed", () => {
  // These refer to most: subnets, vaults, and what spans Regions.
  test.each(["databases", "caches"])("%s are judged as before, although ids and ARNs are now texts", async (theme) => {
    const project = projectOf(theme);
    const [{ exitCode, deployment }, preview] = await Promise.all([upWithEngine(project), judgedEmbedded(project)]);
    const deployed = await withReport(async (report) => {
      await analyzeState({ ...project, deployment, pack: PACK, policyConfig: { continuity: { asOf: AS_OF } }, report });
      return [];
    });
    expect({ exitCode, verdicts: verdictsOf(deployed.report) }).toEqual({
      exitCode: 0,
      verdicts: verdictsOf(preview.report),
    });
    const file = join(scratch({ "state.json": JSON.stringify(deployment) }), "state.json");
    const { report } = checkState(file, project.directory, { continuity: { asOf: AS_OF } });
    expect(report).toEqual(deployed.report);
  });
});
