import type { PreviewError } from "../errors";
import type { Resource } from "../monitor/resources";
import type { Diagnostic, Remediation, Violation } from "../options";
import { describe } from "../urn";
import type { Properties } from "../values";
import type { Watch } from "../watch";
import type { Pack } from "./pack";

/**
 * All packs of a run. A resource is remediated by one pack after the other, then analysed by all. Unlike in the engine,
 * analysis does not hold up the program: at preview nothing it finds changes what the program goes on to see.
 */
export class Packs {
  private readonly found = new Map<string, Violation[]>();
  private readonly changed: Remediation[] = [];
  private connected: readonly Pack[] = [];
  private readonly pending = new Set<Promise<void>>();

  constructor(
    private readonly ready: Promise<readonly Pack[]>,
    private readonly watch: Watch,
    private readonly fail: (error: PreviewError) => void,
  ) {}

  /** Remediates, starts to analyse, and answers with the inputs that hold from now on. */
  async examine(resource: Resource): Promise<Properties> {
    const packs = await this.ready;
    const found: Violation[] = [];
    this.found.set(resource.urn, found);
    for (const pack of packs.filter(({ remediates }) => remediates)) {
      await this.watch.during(`remediate ${describe(resource.urn)} with ${pack.name}`, () =>
        this.remediate(pack, resource, found),
      );
    }
    for (const pack of packs) {
      this.track(
        this.watch.during(`analyze ${describe(resource.urn)} with ${pack.name}`, async () => {
          found.push(...(await pack.analyze(resource)));
        }),
      );
    }
    return resource.inputs;
  }

  /** Waits for what is under way, then analyses the stack as a whole. */
  async finish(resources: readonly Resource[], root: string): Promise<void> {
    const packs = await this.ready;
    this.connected = packs;
    await Promise.all(this.pending);
    const seen = resources.filter((resource) => !resource.read);
    const answers = await Promise.all(
      packs.map((pack) =>
        this.watch.during(`analyze the stack with ${pack.name}`, () => pack.analyzeStack(seen, root)),
      ),
    );
    this.found.set("the stack as a whole", answers.flat());
  }

  violations(): Violation[] {
    return [...this.found.values()].flat();
  }

  remediations(): readonly Remediation[] {
    return this.changed;
  }

  warnings(): Diagnostic[] {
    return this.connected.flatMap((pack) =>
      pack.warnings.map((message): Diagnostic => ({ severity: "warning", message, urn: "" })),
    );
  }

  async close(): Promise<void> {
    const packs = await this.ready.catch(() => []);
    for (const pack of packs) {
      pack.close();
    }
  }

  private async remediate(pack: Pack, resource: Resource, found: Violation[]): Promise<void> {
    for (const answer of await pack.remediate(resource)) {
      const { policyPack, policyName } = answer;
      if (answer.diagnostic === "") {
        resource.inputs = answer.properties;
        this.changed.push({ policyPack, policyName, message: answer.description, urn: resource.urn });
      } else {
        found.push({
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

  private track(work: Promise<void>): void {
    const tracked: Promise<void> = work
      .catch((error: unknown) => this.fail(error as PreviewError))
      .finally(() => this.pending.delete(tracked));
    this.pending.add(tracked);
  }
}
