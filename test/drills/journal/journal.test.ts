import { appendFileSync, chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { Journal, readState } from "../../../drills/journal/journal";
import { stateOf } from "../../../drills/journal/state";
import { at, entriesOf } from "../state";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "journal-"));
  file = join(folder, "drills", "a.jsonl");
});
afterEach(() => rmSync(folder, { recursive: true }));

const [declared, ...others] = entriesOf(["guard", "select"]);
const begin = () => Journal.begin(file, declared as Parameters<typeof Journal.begin>[1]);

test("what is written is read back, and goes on where it ended", () => {
  const journal = begin();
  for (const entry of others) journal.append(entry);
  const again = Journal.open(file);
  expect(again.state).toEqual(stateOf(entriesOf(["guard", "select"])));
  again.append({ at: at(900), event: "resumed" });
  expect(readState(file).resumed).toBe(1);
});

test("a drill is begun once", () => {
  begin();
  expect(begin).toThrow(`${file}: there is such a drill; lifeboat drill resume takes it up again`);
});

test("a last line that was not written whole is dropped, and the next one stands by itself", () => {
  begin();
  const whole = readFileSync(file, "utf8");
  appendFileSync(file, '{"at":"2026-11-28T12:0');
  expect(readState(file)).toEqual(stateOf([declared as (typeof others)[number]]));
  Journal.open(file).append({ at: at(5), event: "resumed" });
  expect(readFileSync(file, "utf8")).toBe(`${whole}{"at":"${at(5)}","event":"resumed"}\n`);
});

describe("a corrupt journal is refused, and stays as it is", () => {
  test.each<[string, string, string]>([
    ["no JSON", "{]\n", "line 2 is corrupt; the drill cannot be resumed, lifeboat sweep removes what it left"],
    ["no entry", "{}\n", "line 2 is corrupt; the drill cannot be resumed, lifeboat sweep removes what it left"],
    ["declared twice", `${JSON.stringify(declared)}\n`, "a drill is declared twice"],
  ])("%s", (_, line, problem) => {
    begin();
    appendFileSync(file, line);
    const before = readFileSync(file, "utf8");
    expect(() => Journal.open(file)).toThrow(`${file}: ${problem}`);
    expect(readFileSync(file, "utf8")).toBe(before);
  });

  test("empty", () => {
    mkdirSync(join(folder, "drills"));
    writeFileSync(file, "");
    expect(() => Journal.open(file)).toThrow(`${file}: the first line declares no drill`);
  });

  test("not there", () => {
    expect(() => Journal.open(file)).toThrow(
      `${file}: cannot be read; lifeboat drill status lists the drills there are`,
    );
  });
});

test("a journal that cannot be written says so, and forgets the line", () => {
  const journal = begin();
  rmSync(join(folder, "drills"), { recursive: true });
  writeFileSync(join(folder, "drills"), "no folder");
  chmodSync(join(folder, "drills"), 0o400);
  const before = journal.state;
  expect(() => journal.append({ at: at(1), event: "resumed" })).toThrow(
    /a\.jsonl: cannot be written \((EEXIST|ENOTDIR)\); make room, then run lifeboat sweep$/,
  );
  expect(journal.state).toBe(before);
});

test("a clock that runs backwards is noticed", () => {
  const state = stateOf([...entriesOf(["guard"]), { at: at(10), event: "resumed" }, { at: at(12), event: "resumed" }]);
  expect(state.backwards).toBe(20_000);
});
