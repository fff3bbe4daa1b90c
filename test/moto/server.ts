import { spawn } from "node:child_process";
import { motoPython } from "./location";

/** A moto that runs. */
export interface Moto {
  readonly endpoint: string;
  stop(): Promise<void>;
}

/** Starts moto on a free port of this machine. */
export async function startMoto(): Promise<Moto> {
  const args = ["-u", "-m", "moto.server", "-H", "127.0.0.1", "-p", "0"];
  const child = spawn(motoPython() ?? "", args, { stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise<void>((settle) => child.once("close", () => settle()));
  let told = "";
  const endpoint = await new Promise<string>((settle, fail) => {
    child.once("error", fail);
    child.once("close", () => fail(new Error(`moto ended: ${told}`)));
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        told += text;
        const found = /Running on (http:\/\/127\.0\.0\.1:\d+)/.exec(told)?.[1];
        if (found !== undefined) settle(found);
      });
    }
  });
  return {
    endpoint,
    stop: async () => {
      child.kill();
      await ended;
    },
  };
}
