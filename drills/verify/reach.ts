import { connect } from "node:net";
import type { ChecksAsked } from "../plan";
import { type Address, check, type Prober } from "./verification";

const CONNECT_MILLISECONDS = 10_000;

/**
 * Asks restored databases of other engines than PostgreSQL no more than whether they take a connection: what they hold is for a
 * command of the user's to ask.
 */
export class ReachProber implements Prober {
  async answers({ host, port }: Address): Promise<boolean> {
    return await new Promise((settle) => {
      const socket = connect({ host, port, timeout: CONNECT_MILLISECONDS });
      const end = (reached: boolean) => {
        socket.destroy();
        settle(reached);
      };
      socket.once("connect", () => end(true)).once("timeout", () => end(false));
      socket.once("error", () => end(false));
    });
  }

  async verify(address: Address, { command }: ChecksAsked) {
    const reached = await this.answers(address);
    const open = "takes connections";
    return {
      heartbeatAt: null,
      checks: [check("engine", "engine", open, reached ? open : "takes none", reached)],
      notChecked: command === undefined ? [`the data: a command of yours can ask ${address.engine} (--check)`] : [],
    };
  }
}
