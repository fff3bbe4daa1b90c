import type { Client } from "pg";
import type { RestoreWindow, Sample } from "../database-engine";
import { shipLog } from "./archive";
import { beat } from "./sample";
import type { Server } from "./server";

/** How often a source archives what is committed, in seconds. RDS does so every 300. */
const shipEverySeconds = 2;

/** A database that is written to, backed up and archived. */
export class Source {
  #earliest: Date | undefined;
  #latest: Date | undefined;
  readonly #timers: readonly NodeJS.Timeout[];
  #shipping: Promise<void> = Promise.resolve();

  constructor(
    readonly server: Server,
    private readonly client: Client,
    private readonly archive: string,
    { heartbeat, source }: Pick<Sample, "heartbeat" | "source">,
    earliest: Date | undefined,
  ) {
    this.#earliest = earliest;
    this.#timers = [
      ...(heartbeat > 0 ? [setInterval(() => this.#quietly(beat(client, source)), heartbeat * 1000)] : []),
      setInterval(() => this.#quietly(this.ship()), shipEverySeconds * 1000),
    ];
  }

  get window(): RestoreWindow | undefined {
    const [earliest, latest] = [this.#earliest, this.#latest];
    return earliest && latest && earliest <= latest ? { earliest, latest } : undefined;
  }

  /** Archives what is committed by now; calls that come meanwhile wait their turn. */
  async ship(): Promise<void> {
    this.#shipping = this.#shipping
      .catch(() => undefined)
      .then(async () => {
        this.#latest = await shipLog(this.client, this.archive);
      });
    return await this.#shipping;
  }

  /** There is a base backup: from now on the database can be brought back to any instant. */
  async begin(): Promise<Date> {
    await this.ship();
    this.#earliest = this.#latest as Date;
    return this.#earliest;
  }

  async stop(): Promise<void> {
    for (const timer of this.#timers) {
      clearInterval(timer);
    }
    await this.#shipping.catch(() => undefined);
    await this.client.end().catch(() => undefined);
    await this.server.stop();
  }

  /** What fails because the server is being stopped says nothing. */
  #quietly(work: Promise<void>): void {
    work.catch(() => undefined);
  }
}
