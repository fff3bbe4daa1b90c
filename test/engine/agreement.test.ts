import { join } from "node:path";
import { expect, jest, test } from "@jest/globals";
import { previewProgram } from "../../preview";
import { awsProviderFor } from "../../preview/aws";
import { findings } from "./findings";
import { previewWithEngine } from "./harness";
import { onEngine } from "./onEngine";

jest.setTimeout(120_000);

const pack = join(__dirname, "packs", "probe");

interface Seen {
  readonly urn: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** Both engines' resources in one form: sorted, secrets masked alike, without what is the bridge's or the engine's own. */
function comparable(resources: readonly Seen[]): Seen[] {
  return resources
    .map(({ urn, inputs, outputs }) => ({ urn, inputs: settled(inputs), outputs: settled(outputs) }))
    .sort((one, other) => one.urn.localeCompare(other.urn));
}

function settled(properties: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const masked = JSON.stringify(properties, (_, value) => (isMasked(value) ? "[secret]" : value));
  const entries = Object.entries(JSON.parse(masked) as Record<string, unknown>);
  return Object.fromEntries(entries.filter(([key]) => !key.startsWith("__")));
}

function isMasked(value: unknown): boolean {
  return typeof value === "object" && value !== null && "ciphertext" in value;
}

onEngine("the embedded preview sees what the real engine sees", () => {
  test.each([
    ["database", {}],
    ["database", { "database:multiAz": "false" }],
    ["unknown-provider", {}],
  ])("%s %j", async (name, config) => {
    const project = { directory: join(__dirname, "programs", name), stack: "dev", config };
    const real = await previewWithEngine({ ...project, pack });
    const embedded = await previewProgram({
      ...project,
      packs: [{ directory: pack }],
      providers: { aws: awsProviderFor(project.directory) },
    });
    const violations = embedded.violations.map(({ policyName, enforcementLevel, urn, message }) => ({
      policyName,
      enforcementLevel,
      resourceUrn: urn,
      message,
      policyPackName: "probe",
      policyPackVersion: "0.0.1",
    }));
    expect(findings(violations)).toEqual(findings(real.policyEvents));

    const last = new Map(real.resources.map((resource) => [resource.urn, resource]));
    expect(comparable(embedded.resources.filter(({ type }) => type.startsWith("aws:")))).toEqual(
      comparable([...last.values()].filter(({ type }) => type.startsWith("aws:"))),
    );
  });
});
