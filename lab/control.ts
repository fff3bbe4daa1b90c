import { VirtualClock } from "./clock/virtual-clock";
import { type Fault, faultKinds } from "./faults/fault";
import type { WireAnswer, WireRequest } from "./protocol/wire";
import type { World } from "./world";

/** Paths of the lab's own, which no service of AWS has. */
export const controlPrefix = "/_lab/";

/**
 * What can be asked of a lab while it runs, in JSON:
 *
 * - `GET /_lab/faults`: the faults that are switched on, and how often each has struck
 * - `POST /_lab/faults`: a list of faults to switch on as well
 * - `DELETE /_lab/faults`: all off
 * - `POST /_lab/clock` `{"seconds": 60}`: moves a virtual clock
 */
export async function control(world: World, { method, path, headers, body }: WireRequest): Promise<WireAnswer> {
  // A page in a browser may send requests to this machine, but not of this type without asking first.
  if (method === "POST" && !String(headers["content-type"] ?? "").startsWith("application/json")) {
    return answer(415, { message: "Send application/json." });
  }
  switch (`${method} ${path.slice(controlPrefix.length)}`) {
    case "GET faults":
      return answer(200, world.faults.list());
    case "POST faults":
      return addFaults(world, body);
    case "DELETE faults":
      world.faults.clear();
      return answer(200, []);
    case "POST clock":
      return await moveClock(world, body);
    default:
      return answer(404, { message: `There is no ${method} ${path}.` });
  }
}

function addFaults(world: World, body: string): WireAnswer {
  const faults = parse(body);
  if (!Array.isArray(faults) || !faults.every(isFault)) {
    return answer(400, { message: `Send a list of faults, each with a kind: ${faultKinds.join(", ")}.` });
  }
  world.faults.add(...faults);
  return answer(200, world.faults.list());
}

async function moveClock({ clock }: World, body: string): Promise<WireAnswer> {
  const seconds = (parse(body) as { seconds?: unknown } | undefined)?.seconds;
  if (typeof seconds !== "number" || !(seconds >= 0)) {
    return answer(400, { message: 'Send {"seconds": N} with N of at least 0.' });
  }
  if (!(clock instanceof VirtualClock)) {
    return answer(409, { message: "The lab runs by the machine's clock, which nobody can move." });
  }
  await clock.advance(seconds);
  return answer(200, { now: clock.now().toISOString() });
}

function isFault(value: unknown): value is Fault {
  return typeof value === "object" && value !== null && faultKinds.some((kind) => kind === (value as Fault).kind);
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function answer(status: number, body: unknown): WireAnswer {
  return { status, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}
