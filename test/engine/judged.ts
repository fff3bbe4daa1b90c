import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Report } from "../../continuity/report/report";
import { previewProgram } from "../../preview";
import { awsProviderFor } from "../../preview/aws";
import { type PolicyEvent, previewWithEngine } from "./harness";
import type { Project } from "./harness/stack";

/** The pack as it ships: compiled. */
export const PACK = join(__dirname, "..", "..", "policy-pack");

/** A fixed instant, so that figures which depend on the calendar stay. */
export const AS_OF = "2026-11-22T12:00:00Z";

/** One finding, as an engine hands it to people. */
export interface Told {
  readonly level: string;
  readonly rule: string;
  readonly severity: string;
  readonly urn: string;
  readonly message: string;
}

/** What a preview with the pack came to. */
export interface Judged {
  readonly findings: readonly Told[];
  readonly report: Report;
}

/** What the pack is configured with: settings by policy. */
type PolicyConfig = Readonly<Record<string, unknown>>;

const FIXED: PolicyConfig = { continuity: { asOf: AS_OF } };

/** The same program with the same pack under the embedded preview and under the real engine. */
export async function judgedByBoth(
  project: Project,
  policyConfig?: PolicyConfig,
): Promise<{ readonly embedded: Judged; readonly real: Judged & { readonly exitCode: number } }> {
  const [embedded, real] = await Promise.all([
    judgedEmbedded(project, policyConfig),
    judgedReally(project, policyConfig),
  ]);
  return { embedded, real };
}

/** A program with the pack under the embedded preview. */
export async function judgedEmbedded(project: Project, config: PolicyConfig = FIXED): Promise<Judged> {
  return withReport(async (file) => {
    const { violations } = await previewProgram({
      ...project,
      packs: [{ directory: PACK, config }],
      providers: { aws: awsProviderFor(project.directory) },
      env: { ...project.env, PWD: project.directory, LIFEBOAT_REPORT: file, LIFEBOAT_CONFIG: "" },
    });
    return sorted(violations.map(({ policyName, ...rest }) => told(policyName, rest)));
  });
}

/** A program with the pack under `pulumi preview`. */
export async function judgedReally(
  project: Project,
  policyConfig: PolicyConfig = FIXED,
): Promise<Judged & { readonly exitCode: number }> {
  let exitCode = 0;
  const judged = await withReport(async (report) => {
    const result = await previewWithEngine({ ...project, pack: PACK, policyConfig, report });
    const { policyEvents, stderr, diagnostics } = result;
    // "preview failed" is all that the engine says of a mandatory finding.
    const failed = diagnostics.filter(({ severity, message }) => severity === "error" && message !== "preview failed");
    if (failed.length > 0 || result.exitCode > 1) {
      throw new Error(`pulumi preview: ${failed.map(({ message }) => message).join("\n")}\n${stderr}`);
    }
    exitCode = result.exitCode;
    return tellings(policyEvents);
  });
  return { ...judged, exitCode };
}

/** What a run finds, and the report that it writes to the file it is given. */
export async function withReport(run: (file: string) => Promise<readonly Told[]>): Promise<Judged> {
  const scratch = await mkdtemp(join(tmpdir(), "lifeboat-judged-"));
  const file = join(scratch, "report.json");
  try {
    const findings = await run(file);
    return { findings, report: JSON.parse(await readFile(file, "utf8")) as Report };
  } finally {
    await rm(scratch, { recursive: true });
  }
}

/** The findings among the real engine's events, sorted: their order differs from run to run. */
export function tellings(events: readonly PolicyEvent[]): Told[] {
  return sorted(
    events.map(({ policyName, resourceUrn, ...rest }) =>
      told(policyName, { urn: resourceUrn ?? "", severity: "", ...rest }),
    ),
  );
}

function told(
  rule: string,
  { enforcementLevel, ...rest }: Omit<Told, "level" | "rule"> & { readonly enforcementLevel: string },
): Told {
  const { severity, urn } = rest;
  return { level: enforcementLevel, rule, severity, urn, message: rest.message.trim() };
}

function sorted(findings: readonly Told[]): Told[] {
  return [...findings].sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
}

/** A judgement in lines: the verdicts of each service, then its findings. */
export function written({ findings, report }: Judged): string {
  return [...verdictsOf(report), ...findings.map(writtenFinding)].join("\n");
}

/** A line for each service: `orders: instance meets, zone meets, region undeclared, data untested, compromise meets`. */
export function verdictsOf({ services }: Report): readonly string[] {
  return services.map(
    ({ name, scenarios }) =>
      `${name}: ${scenarios.map(({ scenario, verdict, reason }) => `${scenario} ${reason ?? verdict}`).join(", ")}`,
  );
}

/** Each finding with its resource, message and way out. */
export function writtenFindings(findings: readonly Told[]): string {
  return findings.map(writtenFinding).join("\n");
}

function writtenFinding({ level, rule, severity, urn, message }: Told): string {
  const resource = urn.split("::").slice(2).join("::");
  return [`${level} ${rule} (${severity}) ${resource}`, ...message.split("\n")].join("\n  ");
}
