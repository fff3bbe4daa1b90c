import { spawn } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";

jest.setTimeout(60_000);

const CHILDREN = join(__dirname, "..", "..", "..", "preview", "processes", "children.ts");

/** A process that starts a child; the child connects to us, so that we notice when it is gone. */
function startParent(port: number, then: string) {
  const child = `require("node:net").connect(${port}, "127.0.0.1").resume().once("close", () => process.exit());`;
  const parent = `
    const { startNode } = require(${JSON.stringify(CHILDREN)});
    startNode(process.cwd(), [], ["--eval", ${JSON.stringify(child)}], process.env);
    process.stdin.once("data", () => { ${then} });
  `;
  return spawn(process.execPath, ["--require", "ts-node/register/transpile-only", "--eval", parent], {
    stdio: ["pipe", "ignore", "ignore"],
  });
}

const sockets: Socket[] = [];
const server = createServer((socket) => sockets.push(socket));

beforeEach(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterEach(() => {
  // A child that outlived its parent ends here.
  for (const socket of sockets.splice(0)) {
    socket.destroy();
  }
  server.close();
});

test.each([
  ["is interrupted", "SIGINT", ""],
  ["is terminated", "SIGTERM", ""],
  ["is hung up on", "SIGHUP", ""],
  ["leaves", null, "process.exit(0);"],
  ["crashes", null, 'throw new Error("as the test wants");'],
] as const)("children die with a parent that %s", async (_, signal, then) => {
  const parent = startParent((server.address() as AddressInfo).port, then);
  const [socket] = (await once(server, "connection")) as [Socket];
  const gone = once(socket.resume(), "close");
  const left = once(parent, "exit");
  if (signal === null) {
    parent.stdin?.write("go");
  } else {
    parent.kill(signal);
  }
  expect((await left)[1]).toBe(signal);
  await gone;
});
