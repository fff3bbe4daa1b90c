import type { Report } from "../report";
import { plainName } from "../timeline-words";
import { element, text, type Xml } from "../xml";
import { type Case, findingCase, numbered, type Outcome, scenarioCase } from "./case";

/** The rule whose findings are told with the scenario that they are about. */
const OBJECTIVE_RULE = "objective-met";

/** Cases under one name. */
interface Suite {
  readonly name: string;
  readonly owner: string | null;
  readonly cases: readonly Case[];
}

/**
 * The report as JUnit XML, by the schema of Jenkins: a suite for each service, with a case for each scenario and for each
 * other finding on it; then one for what belongs to no service.
 */
export function writeJunit(report: Report): string {
  const { project, stack } = report;
  const suites = suitesOf(report);
  const root = tree(
    "testsuites",
    {
      name: plainName(`${project}/${stack}`),
      ...countsOf(
        suites.flatMap(({ cases }) => cases),
        ["failures", "errors"],
      ),
    },
    suites.map((suite) => writeSuite(suite, report)),
    0,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}`;
}

function suitesOf({ services, waived, stack, project, ...report }: Report): readonly Suite[] {
  const findings = [...report.findings, ...waived];
  const names = new Set(services.map(({ name }) => name));
  const own = services.map((service) => {
    const about = findings.filter((finding) => finding.service === service.name);
    const objectives = about.filter(({ rule }) => rule === OBJECTIVE_RULE);
    const cases = [
      ...service.scenarios.map((scenario) =>
        scenarioCase(
          scenario,
          objectives.filter((one) => one.scenario === scenario.scenario),
        ),
      ),
      ...about.filter(({ rule }) => rule !== OBJECTIVE_RULE).map(findingCase),
    ];
    return { name: service.name, owner: service.owner, cases: numbered(cases) };
  });
  const others = findings.filter(({ service }) => service === undefined || !names.has(service)).map(findingCase);
  const rest = { name: `${project}/${stack}`, owner: null, cases: numbered(others) };
  return others.length === 0 ? own : [...own, rest];
}

function writeSuite({ name, owner, cases }: Suite, { asOf, stack }: Report): Xml {
  const attributes = {
    name: plainName(name),
    ...countsOf(cases, ["failures", "errors", "skipped"]),
    // The schema's instants are in UTC without saying so.
    timestamp: asOf.slice(0, 19),
  };
  const properties = element("properties", {}, element("property", { name: "owner", value: plainName(owner ?? "") }));
  const written = cases.map((one) => writeCase(one, `${stack}.${name}`));
  return tree("testsuite", attributes, owner === null ? written : [properties, ...written], 1);
}

function writeCase({ name, outcome, message, details }: Case, suite: string): Xml {
  const attributes = { name: plainName(name), classname: plainName(suite) };
  switch (outcome) {
    case "passed":
      return element("testcase", attributes);
    case "skipped":
      return tree("testcase", attributes, [element("skipped", {}, text(details))], 2);
    case "failure":
    case "error":
      return tree("testcase", attributes, [element(outcome, { type: name, message }, text(details))], 2);
  }
}

const COUNTED = { failures: "failure", errors: "error", skipped: "skipped" } as const satisfies Readonly<
  Record<string, Outcome>
>;

function countsOf(cases: readonly Case[], names: readonly (keyof typeof COUNTED)[]): Readonly<Record<string, string>> {
  const count = (name: keyof typeof COUNTED) => cases.filter(({ outcome }) => outcome === COUNTED[name]).length;
  return { tests: String(cases.length), ...Object.fromEntries(names.map((name) => [name, String(count(name))])) };
}

/** An element that holds elements only, each on a line of its own. */
function tree(
  name: string,
  attributes: Readonly<Record<string, string>>,
  children: readonly Xml[],
  depth: number,
): Xml {
  const indent = (more: number) => text(`\n${"  ".repeat(depth + more)}`);
  return element(name, attributes, ...children.flatMap((child) => [indent(1), child]), indent(0));
}
