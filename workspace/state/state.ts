import type { Estate, EstateProvider, EstateResource } from "../../continuity/estate/resource";
import { PROVIDER_READS, propertiesRead } from "../../continuity/mechanisms/reads";
import type { ReportLocation } from "../../continuity/report/report";
import { SettingsError } from "../errors";
import { readJsonFile } from "../json-file";
import { rawProperties } from "../raw-properties";
import { problemsOf } from "../validate";
import { locationOf } from "./location";
import type { StateResource, StateText } from "./schema";

const OF_PROVIDERS: ReadonlySet<string> = new Set(PROVIDER_READS);
const OWN_PROVIDERS = "pulumi:providers:";

/** What a file of state tells of a stack. */
export interface State {
  readonly estate: Estate;
  /** Where the program made its resources, by URN, as far as the engine noted it. */
  readonly locations: ReadonlyMap<string, ReportLocation>;
  /** How many operations were interrupted, so that what they came to is not known. */
  readonly pending: number;
}

/**
 * Reads the state of a stack, as `pulumi stack export` writes it. Only properties that the model reads are kept, and secrets
 * are not, whether they are encrypted or not.
 *
 * @throws SettingsError where it cannot be read, is no state, or holds nothing
 */
export function readState(file: string): State {
  const value = readJsonFile(file);
  const version = (value as { readonly version?: unknown } | null)?.version;
  if (typeof version === "number" && version > LATEST) {
    throw new SettingsError(file, [`is state of version ${version}, and this Lifeboat reads ${LATEST} at most`]);
  }
  const [problem] = problemsOf("state", value);
  if (problem !== undefined) throw new SettingsError(file, [`is not what pulumi stack export writes: ${problem}`]);
  const { resources = [], pending_operations = [] } = (value as StateText).deployment;
  const [first] = resources;
  if (first === undefined) throw new SettingsError(file, ["holds no resource, so there is nothing to judge"]);
  return {
    estate: estateOf(resources, first.urn),
    locations: new Map(
      resources.flatMap((resource) => {
        const location = locationOf(resource);
        return location === undefined ? [] : [[resource.urn, location] as const];
      }),
    ),
    pending: pending_operations.length,
  };
}

const LATEST = 4;

/** What is there and the program's own: neither waiting to be deleted, nor only read, nor a provider. */
function estateOf(resources: readonly StateResource[], urn: string): Estate {
  const [, stack = "", project = ""] = /^urn:pulumi:(.*?)::(.*?)::/.exec(urn) ?? [];
  const there = resources.filter((resource) => resource.delete !== true);
  const providers = new Map(
    there.filter(({ type }) => type.startsWith(OWN_PROVIDERS)).map((resource) => [resource.urn, providerOf(resource)]),
  );
  const managed = there.filter(({ type, external }) => external !== true && !type.startsWith(OWN_PROVIDERS));
  return { project, stack, resources: managed.map((resource) => resourceOf(resource, providers)) };
}

function providerOf({ urn, inputs = {} }: StateResource): EstateProvider {
  return { urn, inputs: rawProperties(inputs, OF_PROVIDERS) };
}

function resourceOf(resource: StateResource, providers: ReadonlyMap<string, EstateProvider>): EstateResource {
  const { urn, type, parent = "", inputs = {}, outputs = {}, propertyDependencies = {} } = resource;
  const provider = providers.get(withoutId(resource.provider ?? ""));
  const names = propertiesRead(type);
  return {
    urn,
    type,
    name: urn.split("::").slice(3).join("::"),
    ...(parent === "" ? {} : { parent }),
    inputs: rawProperties(inputs, names),
    outputs: rawProperties(outputs, names),
    edges: Object.fromEntries(Object.entries(propertyDependencies).map(([name, urns]) => [name, urns ?? []])),
    ...(provider === undefined ? {} : { provider }),
  };
}

/** The URN of a provider, to which a reference to it adds its id. */
function withoutId(reference: string): string {
  return reference.slice(0, Math.max(0, reference.lastIndexOf("::")));
}
