import type { PreviewError } from "../errors";
import type { Resource } from "../monitor/resources";
import type { Diagnostic, Remediation, Violation } from "../options";
import { describe } from "../urn";
import type { Properties } from "../values";
import type { Watch } from "../watch";
import type { Pack } from "./pack";

/** What packs had to say, in an order that does not depend on timing: by resource, then by pack, the stack last. */
export interface Findings {
  readonly violations: readonly Violation[];
  readonly remediations: readonly Remediation[];
  /** About the packs' configuration. */
  readonly warnings: readonly Diagnostic[];
}

/** What packs said about one resource; an entry for each pack. */
interface Examination {
  readonly violations: Violation[][];
  readonly remediations: Remediation[];
}

/**
 * All packs of a run. A resource is remediated by one pack after the other, then analysed by all. Unlike in the engine,
 * analysis does not hold up the program: at preview nothing it finds changes what the program goes on to see.
 */
export class Packs {
  private readonly ready: Promise<readonly Pack[]>;
  private readonly examined = new Map<string, Examination>();
  private readonly pending = new Set<Promise<void>>();

  constructor(
    private readonly connecting: readonly Promise<Pack>[],
    private readonly watch: Watch,
    private readonly fail: (error: PreviewError) => void,
  ) {
    this.ready = Promise.all(connecting);
    this.ready.catch(fail);
  }

  /** Remediates, starts to analyse, and answers with the inputs that hold from now on. */
  async examine(resource: Resource): Promise<Properties> {
    const packs = await this.ready;
    const examination: Examination = { violations: packs.map(() => []), remediations: [] };
    this.examined.set(resource.urn, examination);
    for (const [index, pack] of packs.entries()) {
      if (pack.remediates) {
        await this.watch.during(`remediate ${describe(resource.urn)} with ${pack.name}`, () =>
          remediate(pack, resource, examination, index),
        );
      }
    }
    for (const [index, pack] of packs.entries()) {
      this.track(
        this.watch.during(`analyze ${describe(resource.urn)} with ${pack.name}`, async () => {
          examination.violations[index]?.push(...(await pack.analyze(resource)));
        }),
      );
    }
    return resource.inputs;
  }

  /** Waits for what is under way, then analyses the stack as a whole. */
  async finish(resources: readonly Resource[], root: string): Promise<Findings> {
    const packs = await this.ready;
    await Promise.all(this.pending);
    const managed = resources.filter((resource) => !resource.read);
    const forStack = await Promise.all(
      packs.map((pack) =>
        this.watch.during(`analyze the stack with ${pack.name}`, () => pack.analyzeStack(managed, root)),
      ),
    );
    const examinations = managed.flatMap(({ urn }) => this.examined.get(urn) ?? []);
    return {
      violations: [...examinations.flatMap(({ violations }) => violations.flat()), ...forStack.flat()],
      remediations: examinations.flatMap(({ remediations }) => remediations),
      warnings: packs.flatMap((pack) =>
        pack.warnings.map((message): Diagnostic => ({ severity: "warning", message, urn: "" })),
      ),
    };
  }

  async close(): Promise<void> {
    for (const outcome of await Promise.allSettled(this.connecting)) {
      if (outcome.status === "fulfilled") {
        outcome.value.close();
      }
    }
  }

  private track(work: Promise<void>): void {
    const tracked: Promise<void> = work.catch(this.fail).finally(() => this.pending.delete(tracked));
    this.pending.add(tracked);
  }
}

async function remediate(pack: Pack, resource: Resource, examination: Examination, index: number): Promise<void> {
  for (const { policyPack, policyName, ...answer } of await pack.remediate(resource)) {
    if (answer.diagnostic === "") {
      resource.inputs = answer.properties;
      examination.remediations.push({ policyPack, policyName, message: answer.description, urn: resource.urn });
    } else {
      examination.violations[index]?.push({
        policyPack,
        policyName,
        enforcementLevel: "advisory",
        severity: "",
        message: answer.diagnostic,
        urn: resource.urn,
      });
    }
  }
}
