import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { type Blueprint, type Input, isStandIn } from "../../../continuity/planning/blueprint";
import { kindOf } from "../../../continuity/planning/catalogue";
import { Field } from "../../../continuity/planning/field";
import type { Facts } from "../../../continuity/planning/question";
import { Grounds } from "../../../continuity/planning/trial";
import { anyQuestion } from "./arbitrary";
import { ask, DAY, FACTS } from "./ask";

const SDK = dirname(require.resolve("@pulumi/aws/package.json"));
const ALL = { lockedVault: true, airGappedVault: true, otherAccount: { account: "222222222222", vaultName: "far" } };

/** Every part that any arrangement of a member can have. */
function everyPart(facts: Facts): readonly Blueprint[] {
  const question = ask(facts, { compromise: ALL, detectionWindow: 60 * DAY });
  const field = new Field(kindOf(facts), question, new Grounds());
  return field.candidates.flatMap((candidate) => field.arrangement(candidate).parts);
}

/** The parts that a value names or refers to. */
function mentionedIn(input: Input): readonly string[] {
  if (typeof input !== "object" || input === null) return [];
  if (isStandIn(input)) return input.kind === "given" ? [] : [input.kind === "name" ? input.of : input.to];
  return Object.values(input).flatMap((one) => mentionedIn(one as Input));
}

const PARTS = Object.values(FACTS).flatMap(everyPart);
const TYPES = [...new Set(PARTS.map(({ type }) => type))].sort();

describe("parts of a type have inputs that the installed SDK has", () => {
  test.each(TYPES)("%s", (type) => {
    const [, module = "", name = ""] = type.split(":");
    const text = readFileSync(join(SDK, `${module}.d.ts`), "utf8");
    const inputs = text.slice(text.indexOf(`export interface ${name}Args {`));
    const used = new Set(PARTS.filter((part) => part.type === type).flatMap((part) => Object.keys(part.inputs)));
    const unknown = [...used].filter((property) => !new RegExp(`^    ${property}\\??:`, "m").test(inputs));
    expect(unknown).toEqual([]);
    const takesTags = /^ {4}tags\??:/m.test(inputs);
    const tagged = PARTS.filter((part) => part.type === type && part.tags !== "none");
    expect(takesTags || tagged.length === 0 || type === "aws:route53/record:Record").toBe(true);
  });
});

test("each part is there once, and after all that it names, refers to or waits for", () => {
  fc.assert(
    fc.property(anyQuestion, fc.nat(), (question, pick) => {
      const field = new Field(kindOf(question.facts), question, new Grounds());
      const candidate = field.candidates[pick % field.candidates.length];
      if (candidate === undefined) return;
      const before = new Set<string>();
      for (const { id, inputs, after = [] } of field.arrangement(candidate).parts) {
        expect([id, before.has(id)]).toEqual([id, false]);
        const missing = [...mentionedIn(inputs), ...after].filter((one) => one !== id && !before.has(one));
        expect([id, missing]).toEqual([id, []]);
        before.add(id);
      }
      expect(before).toContain("main");
    }),
  );
});

test("what all members share is told apart by its id", () => {
  const shared = PARTS.filter(({ scope }) => scope === "program");
  const contents = new Map<string, Set<string>>();
  for (const { id, type, region, inputs } of shared) {
    const known = contents.get(id) ?? new Set();
    contents.set(id, known.add(JSON.stringify([type, region, inputs])));
  }
  expect([...contents].filter(([, alike]) => alike.size > 1)).toEqual([]);
});

test("names of vaults and plans fit into the 50 characters that AWS Backup takes", () => {
  const named = PARTS.filter(({ type }) => type.startsWith("aws:backup/")).map(({ id }) => id);
  expect(named.filter((id) => id.length > 50)).toEqual([]);
});
