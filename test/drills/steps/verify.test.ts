import { expect, test } from "@jest/globals";
import type { Store } from "../../../drills/aws/stores/store";
import type { Patience } from "../../../drills/steps/until";
import { verify } from "../../../drills/steps/verify";
import { impatient, PROBER } from "../drilled";
import { cloudThatSays } from "../said";
import { at, DISK, PLAN, SELECTION } from "../state";

const patience: Patience = {
  clock: impatient,
  signal: new AbortController().signal,
  pollSeconds: 5,
  until: Date.now() + 60_000,
};

async function failedOf(made: Partial<Store>, message: string): Promise<readonly string[]> {
  const means = { cloud: cloudThatSays({}).cloud, prober: PROBER, clock: impatient, shell: { run: async () => 0 } };
  const restored = { made: { ...DISK, ...made }, message };
  const { checks } = await verify(means, PLAN, { ...SELECTION, source: DISK, lossAsOf: at(0) }, restored, patience);
  const failed = checks.filter(({ passed }) => !passed);
  return failed.map(({ name, expected, actual }) => `${name}: expected ${expected}, found ${actual}`);
}

test.each<[string, Partial<Store>, string, readonly string[]]>([
  ["nothing is said", {}, "", []],
  ["something is said that left nothing out", {}, "The restore is complete.", []],
  [
    "the job is done, and left something out",
    {},
    "One or more objects failed to be restored.",
    ["restore job: expected nothing left out, found One or more objects failed to be restored."],
  ],
  [
    "a tag of the source came along",
    { tags: { ...DISK.tags, backup: "daily" } },
    "",
    ["tags: expected those of the drill, found backup"],
  ],
  ["AWS put a tag of its own", { tags: { ...DISK.tags, "aws:backup:source-resource": "x" } }, "", []],
])("%s", async (_, made, message, failed) => {
  expect(await failedOf(made, message)).toEqual(failed);
});
