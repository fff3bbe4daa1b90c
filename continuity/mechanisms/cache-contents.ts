import type { Subject, Surroundings } from "../backup/protection";
import { isRole } from "../declaration/role";
import { knownValue } from "../declaration/setting";
import { TAG } from "../declaration/tags";
import { tagOf } from "../estate/effective-tags";
import { type Bound, bound } from "../recovery/bound";
import { ANYWHERE, type RecoveryPath } from "../recovery/path";
import { impossible } from "../recovery/step";
import { twins } from "./twins";
import { byPeople, vouchedStep } from "./ways";

/** What a cache held is gone. That counts only for a member that is given the role data. */
export function contentsLost(source: string): Bound {
  return bound(impossible("all that it held", source));
}

/** The program makes it again, in another zone, Region or account if need be; it holds nothing then. */
export function emptyAgain(subject: Subject, surroundings: Surroundings): readonly RecoveryPath[] {
  const rpo = contentsLost("what is new is empty");
  const rto = bound(vouchedStep("deployment", "start-time", subject, surroundings));
  return (["zone", "region", "compromise"] as const).map((scenario) => ({
    ...byPeople(scenario, subject, "new", { mechanism: "make it anew, empty", rpo, rto }),
    ...(scenario === "zone" ? {} : { target: ANYWHERE }),
  }));
}

/** The same of what keeps data by its type, where a tag says that what it holds comes from elsewhere. */
export function emptyAgainIfNoData(subject: Subject, surroundings: Surroundings): readonly RecoveryPath[] {
  const role = knownValue(tagOf(subject.tags, TAG.role));
  return role !== undefined && isRole(role) && role !== "data" ? emptyAgain(subject, surroundings) : [];
}

/** A twin in another Region takes over with what it holds itself. */
export function twinCaches(subject: Subject, surroundings: Surroundings): readonly RecoveryPath[] {
  return twins(subject, surroundings).map((path) => ({ ...path, rpo: contentsLost("a twin has contents of its own") }));
}
