import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { mergeReports } from "../../continuity/report/merge/merge-reports";
import type { Report } from "../../continuity/report/report";
import { run } from "../../scripts/lifeboat";
import { rdsInstance } from "../continuity/estate-builder";
import { reportOf } from "../continuity/report/sample";
import { temporaryDirectory } from "../workspace/directory";

const directory = temporaryDirectory();

const stack = (project: string, service: string, objectives: Record<string, string>): Report => {
  const tags = { "continuity:service": service, ...objectives };
  const multiAz = { multiAz: true, backupRetentionPeriod: 7, deletionProtection: true };
  return { ...reportOf([rdsInstance(`${project}-db`, { ...multiAz, tags })]), project };
};
const OBJECTIVES = { "continuity:rto:zone": "15m", "continuity:rpo:zone": "5m" };
const SHOP = stack("shop", "orders", { ...OBJECTIVES, "continuity:depends-on": "payments" });
const BANK = stack("bank", "payments", OBJECTIVES);

let printed = { out: "", err: "" };

beforeEach(() => {
  printed = { out: "", err: "" };
  jest.spyOn(process.stdout, "write").mockImplementation((text) => {
    printed.out += text;
    return true;
  });
  jest.spyOn(process.stderr, "write").mockImplementation((text) => {
    printed.err += text;
    return true;
  });
  directory.write("shop.json", JSON.stringify(SHOP));
  directory.write("bank.json", JSON.stringify(BANK));
});

afterEach(() => {
  jest.restoreAllMocks();
  process.exitCode = undefined;
});

/** Runs `lifeboat report merge` with files of the directory. */
async function merge(...args: readonly string[]) {
  const code = await run(["report", "merge", ...args.map((arg) => arg.replace(/^\.\//, `${directory.path()}/`))]);
  return { code, out: printed.out, err: directory.plain(printed.err) };
}

describe("the reports of several stacks", () => {
  test("are told as one, in any form and in files: 0", async () => {
    const merged = `${JSON.stringify(mergeReports([SHOP, BANK]), null, 2)}\n`;
    expect(await merge("./shop.json", "./bank.json", "--format", "json", "--report", "./all.json")).toEqual({
      code: 0,
      out: merged,
      err: "",
    });
    expect(readFileSync(directory.path("all.json"), "utf8")).toBe(merged);
  });

  test("with a mandatory finding: 1", async () => {
    const { code, out } = await merge("./shop.json");
    expect([code, out.split("\n").filter((line) => line.startsWith("mandatory"))]).toEqual([
      1,
      ["mandatory dependency-undeclared", "mandatory objective-met"],
    ]);
  });

  test("of which two are of one stack: 2", async () => {
    expect(await merge("./shop.json", "./shop.json")).toEqual({
      code: 2,
      out: "",
      err: "error: two reports are of stack shop/test; name one of each\n",
    });
  });

  test("of which one cannot be read: 2", async () => {
    directory.write("later.json", JSON.stringify({ ...BANK, schemaVersion: 2 }));
    expect(await merge("./shop.json", "./later.json")).toEqual({
      code: 2,
      out: "",
      err: "error: ./later.json: has schema version 2, and this Lifeboat reads 1\n",
    });
  });

  test("of which there are none: 2", async () => {
    expect(await merge()).toEqual({
      code: 2,
      out: "",
      err: "error: missing required argument 'files'\n(lifeboat report merge --help lists the options)\n",
    });
  });
});
