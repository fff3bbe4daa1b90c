import { type ComponentResourceOptions, type Inputs, Output } from "@pulumi/pulumi";
import type { ConstructResult, Provider } from "@pulumi/pulumi/provider";
import { AROUND_MEMBERS } from "./around-members";
import type { Named, OfferedComponent } from "./component";
import { NotKnownError } from "./errors";
import { MEMBERS } from "./members";
import { schemaOf } from "./schema";
import { backupPolicy, service } from "./service";

/** Every component that programs in other languages can make. */
export const COMPONENTS: Readonly<Record<string, OfferedComponent>> = {
  BackupPolicy: backupPolicy,
  Service: service,
  ...MEMBERS,
  ...AROUND_MEMBERS,
};

/** What is asked for by name, and must therefore be known. */
const NAMES = ["service", "backups"];

/** The components as a provider of Pulumi. One process serves one deployment, so that members find their service by its name. */
export class ComponentProvider implements Provider {
  readonly #named: Named = { services: new Map(), policies: new Map() };

  constructor(readonly version: string) {}

  getSchema(): Promise<string> {
    return Promise.resolve(JSON.stringify(schemaOf(this.version, COMPONENTS)));
  }

  async construct(
    name: string,
    type: string,
    inputs: Inputs,
    options: ComponentResourceOptions,
  ): Promise<ConstructResult> {
    const offered = COMPONENTS[type.replace(/^lifeboat:index:/, "")];
    if (offered === undefined) throw new Error(`there is no component ${type}`);
    const known = await withNames(name, inputs);
    const { component, outputs } = offered.make(name, known, statedOnly(options), this.#named);
    return { urn: component.urn, state: outputs };
  }
}

async function withNames(component: string, inputs: Inputs): Promise<Inputs> {
  const names = NAMES.filter((name) => Output.isInstance(inputs[name]));
  const known = names.map(async (name) => [name, await knownValue(component, name, inputs[name])] as const);
  return { ...inputs, ...Object.fromEntries(await Promise.all(known)) };
}

/** The value of an output, as the SDK keeps it: its declaration shows people `apply` alone. */
async function knownValue(component: string, input: string, output: unknown): Promise<unknown> {
  const { isKnown, promise } = output as { readonly isKnown: Promise<boolean>; promise(): Promise<unknown> };
  if (!(await isKnown)) throw new NotKnownError(component, input);
  return promise.call(output);
}

/** Options that nobody stated would beat those that components state themselves. */
function statedOnly(options: ComponentResourceOptions): ComponentResourceOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
