import type { Bound } from "../recovery/bound";
import type { RecoveryPath } from "../recovery/path";
import {
  aloneTime,
  commonCauseTime,
  type End,
  type Ends,
  later,
  NO_TIME,
  type Responses,
  running,
  type Total,
} from "./critical-path";
import type { Mode, View } from "./options";
import type { Member } from "./services";

/** How the times of members add up to the time of an incident. */
export interface Timing {
  /** The time of all members that one incident hits, each on its way back, and of what the service waits for. */
  together(assignment: ReadonlyMap<Member, RecoveryPath>, mode: Mode, view: View): Total;
  /** The time of one way back until clients have followed, without what people do for the incident as a whole. */
  own(path: RecoveryPath): Ends;
  /** The time of one way back by itself, with the response of people where it needs them. */
  alone(path: RecoveryPath): Ends;
  /** When the services that this one depends on are surely back; none where the incident does not hit them. */
  readonly dependencies: readonly Bound[];
}

/** For members that are hit one at a time, and come back by themselves. */
export function aloneTiming(responses: Responses): Timing {
  return {
    together: (assignment, mode, view) =>
      [...assignment.values()]
        .map((path) => aloneTime(path, mode, responses))
        .reduce((one, other) => later(one, other, endOf(view)), NO_TIME),
    own: (path) => running(path, responses),
    alone: (path) => aloneTime(path, modeOf(path), responses),
    dependencies: [],
  };
}

/** For all members of a service, and the services it depends on, that a common cause hits. */
export function commonCauseTiming(
  responses: Responses,
  needs: (member: Member) => readonly Member[],
  dependencies: (view: View) => readonly Bound[],
): Timing {
  return {
    together: (assignment, mode, view) =>
      commonCauseTime(assignment, needs, dependencies(view), mode, responses, endOf(view)),
    own: (path) => running(path, responses),
    alone: (path) => aloneTime(path, modeOf(path), responses),
    dependencies: dependencies("sure"),
  };
}

function modeOf({ startedBy, endpoint }: RecoveryPath): Mode {
  return { people: startedBy === "people", endpoints: endpoint === "new" };
}

function endOf(view: View): End {
  return view === "sure" ? "hi" : "lo";
}
