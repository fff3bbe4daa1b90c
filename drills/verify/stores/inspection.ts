import type { DrillCheck, Instant } from "../../../continuity/evidence/record";
import type { Store } from "../../aws/stores/store";
import type { Cloud } from "../../cloud";
import type { ChecksAsked } from "../../plan";
import type { StoreManifest } from "../store-manifest";
import { check } from "../verification";

/** What was found out about a restored store. */
export interface Inspection {
  readonly checks: readonly DrillCheck[];
  /** When it was last written to, by the mark that was asked for. */
  readonly heartbeatAt: Instant | null;
  readonly notChecked: readonly string[];
}

/** Looks into a restored store. */
export interface Inspector {
  /** Fails while its contents cannot be read yet. */
  reach(cloud: Cloud, region: string, made: Store): Promise<void>;
  inspect(cloud: Cloud, region: string, made: Store, source: Store, asked: ChecksAsked): Promise<Inspection>;
}

/**
 * Counts no further than it has to.
 *
 * @param what `items`
 * @param pages how many each has
 */
export async function countCheck(
  what: string,
  manifest: StoreManifest | undefined,
  pages: AsyncIterable<number>,
): Promise<DrillCheck> {
  const least = manifest === undefined ? 1 : Math.ceil(manifest.count * (1 - (manifest.tolerance ?? 0)));
  let count = 0;
  for await (const more of pages) {
    count += more;
    if (count >= least) break;
  }
  const enough = count >= least;
  return check(what, "rows", `at least ${least}`, enough ? `at least ${count}` : `${count}`, enough);
}

/** A mark that was asked for and tells nothing is a failure. */
export function markCheck(name: string, at: Instant | undefined): DrillCheck {
  return check(name, "freshness", "an instant", at ?? "none", at !== undefined);
}

/** What is left open where neither a manifest nor a mark was given. */
export function openQuestions(things: string, mark: string, { contents, mark: asked }: ChecksAsked): readonly string[] {
  return [
    ...(contents === undefined ? [`whether all ${things} are there (--manifest)`] : []),
    ...(asked === undefined ? [`how recent the ${things} are (--heartbeat ${mark})`] : []),
  ];
}
