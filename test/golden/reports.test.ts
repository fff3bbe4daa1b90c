import { join } from "node:path";
import { expect, jest, test } from "@jest/globals";
import type { Report } from "../../continuity/report/report";
import { scratchSpace } from "../preview/scratch";
import { published } from "../published";
import { lifeboat } from "../scripts/built";
import { GOLDEN_STACKS } from "./reports";

jest.setTimeout(240_000);

const ROOT = join(__dirname, "..", "..");
const scratch = scratchSpace();

/** A report without what differs from one Node.js, or one copy of the repository, to the next. */
function settled({ directory: _, ...report }: Report): Report {
  return { ...report, directory: "", engine: { ...report.engine, tzdata: "2026a" } };
}

test.each(GOLDEN_STACKS)("the report of %s is what lifeboat check comes to", async (stack) => {
  const policy = join(scratch({ "policy.json": '{"continuity": {"asOf": "2026-11-22T12:00:00Z"}}' }), "policy.json");
  const { out } = await lifeboat(ROOT, ["check", "--stack", stack, "--policy-config", policy, "--format", "json"]);
  expect(published(`test/golden/${stack}.json`, settled(JSON.parse(out)))).toBe(true);
});
