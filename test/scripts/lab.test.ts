import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { describe, expect, jest, test } from "@jest/globals";
import { lifeboat } from "./built";

jest.setTimeout(60_000);

/** What a client in the lab's environment finds out: the account that it is in, and whether a lab answers. */
const CLIENT = `
  fetch(process.env.AWS_ENDPOINT_URL + "/_lab/faults")
    .then((answer) => answer.json())
    .then((faults) => console.log(process.env.AWS_REGION, JSON.stringify(faults)))
    .then(() => process.exit(7));
`;

const SIMULATED = ["lab", "--back-end", "simulated", "--region", "eu-west-1"];

test("runs a command against a lab of its own, and ends as that ends", async () => {
  const ended = await lifeboat(__dirname, [...SIMULATED, "--", process.execPath, "-e", CLIENT]);
  expect(ended).toEqual({ code: 7, out: "eu-west-1 []", err: "" });
});

describe("says in one line why it cannot run", () => {
  test("a command that is not there", async () => {
    expect(await lifeboat(__dirname, [...SIMULATED, "--", "no-such-command"])).toEqual({
      code: 2,
      out: "",
      err: "error: no-such-command cannot be run: spawn no-such-command ENOENT",
    });
  });

  test("a port that is taken", async () => {
    const other = createServer();
    await new Promise<void>((settle) => other.listen(0, "127.0.0.1", settle));
    const { port } = other.address() as AddressInfo;
    try {
      expect(await lifeboat(__dirname, [...SIMULATED, "--port", String(port)])).toEqual({
        code: 2,
        out: "",
        err: `error: port ${port} is in use; choose another one`,
      });
    } finally {
      other.close();
    }
  });

  test.each(["x", "65536"])("a port that is none: %s", async (port) => {
    expect(await lifeboat(__dirname, [...SIMULATED, "--port", port])).toEqual({
      code: 2,
      out: "",
      err: `error: option '--port <port>' argument '${port}' is invalid. write a port, 0 to 65535\n(lifeboat --help lists the commands)`,
    });
  });

  test.each([
    ["that is a file", "lab.test.ts", "it is there, and not a folder"],
    ["inside of a file", "lab.test.ts/state", "its directory is a file"],
  ])("a folder %s", async (_, folder, why) => {
    expect(await lifeboat(__dirname, [...SIMULATED, "--folder", folder])).toEqual({
      code: 2,
      out: "",
      err: `error: cannot write ${folder}: ${why}`,
    });
  });
});
