import { readdirSync, readFileSync, renameSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import type { EvidenceRecord } from "../../../continuity/evidence/record";
import { appendEvidence } from "../../../workspace/evidence/append";
import { hashOf } from "../../../workspace/evidence/canonical";
import { planPruning, prune } from "../../../workspace/evidence/prune";
import { readEvidence, readService } from "../../../workspace/evidence/read";
import { AS_OF } from "../../continuity/estate-builder";
import { temporaryDirectory } from "../directory";
import { draft } from "./drafts";

const DAY = 86_400;
const directory = temporaryDirectory();
const folder = () => directory.path("evidence");
const add = (daysAgo: number) => appendEvidence(folder(), draft({ daysAgo })).record;
const plan = (daysAgo: number) => planPruning(folder(), "orders", AS_OF - daysAgo * DAY);
const ids = (records: readonly EvidenceRecord[]) => records.map(({ id }) => id);
const sound = () => readService(folder(), "orders", []).problems;

describe("pruning", () => {
  test("takes the oldest away and remembers where the chain was cut", () => {
    const [first, second, third] = [add(30), add(20), add(10)] as const;
    const planned = plan(15);
    expect(planned).toEqual({
      service: "orders",
      records: [first, second],
      pruned: { schemaVersion: 1, service: "orders", cut: [hashOf(second)], removed: [first.id, second.id] },
    });
    prune(folder(), planned);
    expect(readdirSync(directory.path("evidence", "orders"))).toEqual([`${third.id}.json`, "pruned.json"]);
    expect(JSON.parse(readFileSync(directory.path("evidence", "orders", "pruned.json"), "utf8"))).toEqual(
      planned.pruned,
    );
    expect(sound()).toEqual([]);
  });

  test("twice remembers both", () => {
    const [first, second, third, fourth] = [add(40), add(30), add(20), add(10)] as const;
    prune(folder(), plan(35));
    prune(folder(), plan(25));
    const { pruned, chain, problems } = readService(folder(), "orders", []);
    expect(pruned).toEqual({
      schemaVersion: 1,
      service: "orders",
      cut: [hashOf(first), hashOf(second)].sort(),
      removed: [first.id, second.id],
    });
    expect([ids(chain.records), problems]).toEqual([[third.id, fourth.id], []]);
    expect(add(5).previous).toBe(hashOf(fourth));
  });

  test("never takes the last", () => {
    const [first, second] = [add(30), add(20)] as const;
    expect(ids(plan(0).records)).toEqual([first.id]);
    expect(second.previous).toBe(hashOf(first));
  });

  test("takes nothing of what is young", () => {
    add(2);
    add(1);
    const planned = plan(5);
    expect(planned.records).toEqual([]);
    prune(folder(), planned);
    expect(readEvidence(folder(), [])[0]?.pruned).toBeUndefined();
  });

  test("of a fork the branch that ended first may go, however young the other", () => {
    const first = add(30);
    renameSync(directory.path("evidence", "orders", `${first.id}.json`), directory.path("aside"));
    const younger = add(10);
    renameSync(directory.path("aside"), directory.path("evidence", "orders", `${first.id}.json`));
    expect(ids(plan(15).records)).toEqual([first.id]);
    expect(ids(plan(5).records)).toEqual([first.id]);
    expect(younger.previous).toBeNull();
  });

  test("is refused where the chain is not sound", () => {
    const [first] = [add(30), add(20)];
    directory.write(`evidence/orders/${(first as EvidenceRecord).id}.json`, "{");
    expect(() => plan(15)).toThrow(`evidence/orders/${(first as EvidenceRecord).id}.json, line 1: is not JSON`);
  });

  test("what it wrote is read by its schema too", () => {
    add(30);
    directory.write("evidence/orders/pruned.json", '{"schemaVersion":1,"service":"orders","cut":["x"],"removed":[]}');
    expect(sound()).toEqual([expect.stringMatching(/^evidence\/orders\/pruned\.json: cut\.0 must match pattern/)]);
  });
});
