import type { EstateIndex, EstateProvider } from "../estate/resource";
import { nameInUrn } from "../estate/urn";
import type { ReportFixPlan, ReportSnippet, ReportStandsFor } from "../report/report-fix-plan";
import { changedArgs, withTerm } from "./changed-args";
import { bagCode, type Code, codeOf, type Item, listCode, writeCode } from "./code";
import { identifier, Names } from "./names";
import { classOf } from "./parts";
import { type AddStep, neededBy, type SetStep, type Step } from "./step";
import { type Needed, type Output, sourcesOf, standInsOf, type Term } from "./term";

/** Writes steps as TypeScript: one snippet a resource, of what is there only what changes. */
export function writeSnippets(
  steps: readonly Step[],
  index: EstateIndex,
): Pick<ReportFixPlan, "snippets" | "standsFor"> {
  const byResource = new Map<string, Step[]>();
  for (const step of steps) byResource.set(step.urn, [...(byResource.get(step.urn) ?? []), step]);
  const writer = new SnippetWriter(index, new Names(index, steps));
  const snippets = inOrder(byResource).map((of) => writer.write(of));
  return { snippets, standsFor: writer.standsFor() };
}

/** What a resource stands on comes before it. */
function inOrder(byResource: ReadonlyMap<string, readonly Step[]>): readonly (readonly Step[])[] {
  const placed = new Set<string>();
  const ordered: (readonly Step[])[] = [];
  const place = (urn: string) => {
    const steps = byResource.get(urn);
    if (steps === undefined || placed.has(urn)) return;
    placed.add(urn);
    for (const needed of steps.flatMap(neededBy)) place(needed);
    ordered.push(steps);
  };
  for (const urn of byResource.keys()) place(urn);
  return ordered;
}

/** Writes snippets, and gathers the names that they stand on. */
class SnippetWriter {
  readonly #standsFor = new Map<string, ReportStandsFor>();

  constructor(
    readonly index: EstateIndex,
    readonly names: Names,
  ) {}

  /** Sorted by name. */
  standsFor(): readonly ReportStandsFor[] {
    return [...this.#standsFor.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** @param steps all those of one resource */
  write(steps: readonly Step[]): ReportSnippet {
    const [{ urn }] = steps as readonly [Step];
    const { name, type } = this.names.resource(urn);
    const services = [...new Set(steps.flatMap((step) => step.services))].sort();
    const sets = steps.filter((step) => step.kind === "set");
    const added = steps.find((step) => step.kind === "add");
    for (const needed of steps.flatMap(termsOf).flatMap(standInsOf)) this.#stand(needed);
    const code = added === undefined ? this.#change(urn, sets) : this.#addition(added, sets);
    return { kind: added === undefined ? "change" : "add", urn, type, name, services, code };
  }

  #addition(added: AddStep, sets: readonly SetStep[]): string {
    const { urn, type, name, inputs: stated, provider, protect, after } = added;
    const inputs = sets.reduce<Term>((made, { path, value }) => withTerm(made, path, value), stated);
    const dependsOn = after.filter((of) => !sourcesOf(inputs).includes(of));
    for (const of of dependsOn) this.#standFor(of);
    const options: readonly Item[] = [
      ...(provider === undefined || isDefault(provider) ? [] : [{ key: "provider", value: this.#provider(provider) }]),
      ...(protect ? [{ key: "protect", value: "true" }] : []),
      ...(dependsOn.length === 0 ? [] : [{ key: "dependsOn", value: listCode(dependsOn.map(this.#name)) }]),
    ];
    const made = `const ${this.#name(urn)} = ${construction(type, name, codeOf(inputs, this.#name))}`;
    return options.length === 0 ? `${made});` : `${made}, ${writeCode(bagCode(options))});`;
  }

  #change(urn: string, sets: readonly SetStep[]): string {
    const { name, type } = this.names.resource(urn);
    const own = `${this.#name(urn)}Args`;
    const what = `the arguments of ${oneLine(name)} as they are`;
    this.#standsFor.set(own, { name: own, type: `pulumi.Unwrap<${classOf(type)}Args>`, what });
    const args = changedArgs(sets, this.index.get(urn)?.inputs ?? {}, own, this.#name);
    return `${construction(type, name, args)});`;
  }

  readonly #name = (urn: string): string => this.names.of(urn);

  #stand(on: Output | Needed): void {
    if (on.kind === "output") this.#standFor(on.urn);
    else this.#standsFor.set(on.name, { name: on.name, type: on.type, what: on.what });
  }

  /** What the plan adds has a name by its own snippet. */
  #standFor(urn: string): void {
    const resource = this.index.get(urn);
    if (resource === undefined) return;
    const own = this.#name(urn);
    this.#standsFor.set(own, {
      name: own,
      type: classOf(resource.type),
      what: `the resource ${oneLine(resource.name)}`,
    });
  }

  #provider({ urn }: EstateProvider): string {
    const called = nameInUrn(urn);
    const name = identifier(called, "Provider");
    this.#standsFor.set(name, { name, type: "aws.Provider", what: `the provider ${oneLine(called)}` });
    return name;
  }
}

/** What stands for a name is told in a comment, which ends with its line. */
function oneLine(name: string): string {
  return name.replace(/\s+/g, " ");
}

/** The call of a constructor, up to the end of its arguments. */
function construction(type: string, name: string, args: Code): string {
  const head = `new ${classOf(type)}(${JSON.stringify(name)}, `;
  return `${head}${writeCode(args, 0, head.length)}`;
}

/** Pulumi makes a provider of its own where a program names none. */
function isDefault({ urn }: EstateProvider): boolean {
  return /::default[^:]*$/.test(urn);
}

function termsOf(step: Step): readonly Term[] {
  return step.kind === "set" ? [step.value] : Object.values(step.inputs);
}
