/** What a preview did not do, said once each, in a stable order. */
export class Limitations {
  private readonly said = new Set<string>([
    "This is a simulation: nothing was compared with what is deployed, so every resource counts as new.",
    "No cloud was asked: values that only the cloud knows are unknown, and inputs were not validated by the provider.",
  ]);

  add(limitation: string): void {
    this.said.add(limitation);
  }

  list(): string[] {
    const [what, how, ...others] = this.said;
    return [what, how, ...others.sort()].filter((limitation) => limitation !== undefined);
  }
}
