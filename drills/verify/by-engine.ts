import type { ChecksAsked } from "../plan";
import type { Address, Prober } from "./verification";

/** Asks each database in the language of its engine, as far as Lifeboat speaks it. */
export class ProberByEngine implements Prober {
  constructor(
    private readonly postgres: Prober,
    private readonly others: Prober,
  ) {}

  async answers(address: Address): Promise<boolean> {
    return await this.#of(address).answers(address);
  }

  async verify(address: Address, asked: ChecksAsked): ReturnType<Prober["verify"]> {
    return await this.#of(address).verify(address, asked);
  }

  #of({ engine }: Address): Prober {
    return isPostgres(engine) ? this.postgres : this.others;
  }
}

/** By the name that RDS has for it. */
export function isPostgres(engine: string): boolean {
  return /postgres/.test(engine);
}
