import { COSTS } from "../recovery/edit";
import type { Draft, Drafts } from "./draft";
import { neededBy, type Step } from "./step";

/** All tries together read so many resources at most. */
const ALL_READ = 500_000;

/** A draft without what it can do without: each step is left out, the dearest first, with all that stands on it. */
export function pruned(draft: Draft, drafts: Drafts): Draft {
  let kept = draft;
  const dearestFirst = [...draft.steps].sort((a, b) => COSTS.indexOf(b.cost) - COSTS.indexOf(a.cost));
  const most = Math.ceil(ALL_READ / Math.max(500, drafts.estate.resources.length));
  for (const step of dearestFirst.slice(0, most)) {
    if (!kept.steps.includes(step) || isOfWhatItBelongsTo(step)) continue;
    const without = drafts.with(withoutStep(kept.steps, step), kept);
    if (without?.doesAsWellAs(kept)) kept = without.settled();
  }
  return kept;
}

/** Keeps private, and in bounds, what a fix plan adds; no verdict hangs on that. */
const FOR_SAFETY: readonly string[] = [
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
];

function isOfWhatItBelongsTo(step: Step): boolean {
  return step.kind === "add" && FOR_SAFETY.includes(step.type);
}

function withoutStep(steps: readonly Step[], first: Step): readonly Step[] {
  const gone = new Set<Step>([first]);
  const urns = new Set(first.kind === "add" ? [first.urn] : []);
  // Steps come after those that they stand on.
  for (const step of steps) {
    if (gone.has(step) || !neededBy(step).some((urn) => urns.has(urn))) continue;
    gone.add(step);
    if (step.kind === "add") urns.add(step.urn);
  }
  return steps.filter((step) => !gone.has(step));
}
