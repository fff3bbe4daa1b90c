import { createServer, type Server } from "node:net";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { ReachProber } from "../../../drills/verify/reach";

let server: Server;
beforeAll(async () => {
  server = createServer((socket) => socket.destroy());
  await new Promise<void>((settle) => server.listen(0, "127.0.0.1", settle));
});
afterAll(() => new Promise((settle) => server.close(settle)));

const prober = new ReachProber();
const address = () => {
  const { port } = server.address() as { port: number };
  return { engine: "mysql", host: "127.0.0.1", port, user: null, database: null };
};

test("takes connections", async () => {
  expect(await prober.answers(address())).toBe(true);
  expect(await prober.verify(address(), { invariants: [] })).toEqual({
    heartbeatAt: null,
    checks: [
      { name: "engine", rung: "engine", expected: "takes connections", actual: "takes connections", passed: true },
    ],
    notChecked: ["the data: a command of yours can ask mysql (--check)"],
  });
});

test("takes none any more; a command asks the rest", async () => {
  const nobody = { ...address(), port: 1 };
  expect(await prober.answers(nobody)).toBe(false);
  expect(await prober.verify(nobody, { invariants: [], command: "mysqlcheck" })).toEqual({
    heartbeatAt: null,
    checks: [{ name: "engine", rung: "engine", expected: "takes connections", actual: "takes none", passed: false }],
    notChecked: [],
  });
});
