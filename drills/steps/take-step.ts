import { type Found, isDatabase } from "../aws/found";
import { hardenCalls } from "../aws/remove-calls";
import { CloudError, sendCall } from "../cloud";
import { guard } from "../guard/guard";
import type { StepName, StepResults } from "../journal/entry";
import { type Lease, leaseOf } from "../journal/lease";
import type { DrillState } from "../journal/state";
import { isVerified } from "../measure/achieved";
import { recordOf } from "../measure/record";
import { claim, restored, serve, served } from "./await-restore";
import { cleanUp } from "./clean-up";
import type { DrillContext } from "./context";
import { environmentFor } from "./environment";
import { load } from "./load";
import { restore } from "./restore";
import { select } from "./select";
import type { Patience } from "./until";
import { verify } from "./verify";

/** How long a drill insists on cleaning up, in milliseconds, whatever time it had for the rest. */
const CLEAN_UP_TIME = 60 * 60_000;

const NEVER = new AbortController().signal;

/** Takes one step by what those before it left; each may be taken again after a crash. */
export async function takeStep(
  step: StepName,
  context: DrillContext,
  state: DrillState,
): Promise<StepResults[StepName]> {
  const { cloud, clock, leases, signal } = context;
  const { plan, results } = state;
  const patience: Patience = { clock, signal, pollSeconds: plan.pollSeconds, until: Date.parse(plan.deadline) };
  switch (step) {
    case "guard":
      return await guard(cloud, plan);
    case "select":
      return await select(cloud, plan, context.random);
    case "lease":
      leases.take(leaseFor(state));
      return {};
    case "restore": {
      const begun = await restore(cloud, plan, needed(results, "select"));
      leases.take({ ...leaseFor(state), ...begun });
      return begun;
    }
    case "claim":
      return await claim(cloud, plan, needed(results, "select"), needed(results, "restore").jobId, patience);
    case "restored":
      return await restored(cloud, plan, needed(results, "restore").jobId, patience);
    case "serve":
      return await serve(cloud, plan, needed(results, "select"));
    case "served":
      return await served(cloud, plan, patience);
    case "harden": {
      const { made } = needed(results, "restored");
      const calls = isDatabase(made) ? hardenCalls(plan.region, made) : [];
      for (const call of calls) await sendCall(cloud, call);
      return { changed: calls.map(({ operation }) => operation) };
    }
    case "verify": {
      const { message } = needed(results, "restored");
      return await verify(context, plan, needed(results, "select"), { made: usable(results), message }, patience);
    }
    case "cut-over":
      return await cutOver(context, state);
    case "load":
      return await load(context, plan, usable(results), patience);
    case "validation":
      return await report(context, state);
    case "clean-up": {
      const patiently = { ...patience, signal: NEVER, until: clock.now() + CLEAN_UP_TIME };
      const done = results.lease === undefined && state.times.lease === undefined ? NOTHING_MADE : undefined;
      const lease = leases.of(plan.member.arn, plan.id) ?? leaseFor(state);
      const cleaned = done ?? (await cleanUp(cloud, context.shell, lease, patiently));
      if (cleaned.proven) leases.release({ drill: plan.id, member: plan.member.arn });
      return cleaned;
    }
    case "record": {
      const record = recordOf(state, context.tool, cloud.isAws());
      return { file: context.evidence.append(record), outcome: record.outcome, because: record.because ?? null };
    }
  }
}

const NOTHING_MADE: StepResults["clean-up"] = { proven: true, removed: [], left: [] };

/** The lease as far as the journal knows it; the one that is held knows the job a moment earlier. */
export function leaseFor({ plan, results }: DrillState): Lease {
  const recoveryPoint = results.select?.via === "backup" ? results.select.point.arn : null;
  return leaseOf(plan, { recoveryPoint, jobId: results.restore?.jobId ?? null });
}

/** What can be used of what was restored: a cluster by its instance. */
function usable(results: DrillState["results"]): Found {
  return (results.served ?? needed(results, "restored")).made;
}

async function cutOver({ shell }: DrillContext, { plan, results }: DrillState): Promise<StepResults["cut-over"]> {
  const code = await shell.run(plan.cutOver ?? "", environmentFor(plan, usable(results)));
  if (code !== 0) throw new Error(`the command ended with exit code ${code}`);
  return { exitCode: code };
}

/** Tells AWS Backup whether the data passed. It says of restore tests that it takes this, of other jobs nothing. */
async function report({ cloud }: DrillContext, state: DrillState): Promise<StepResults["validation"]> {
  const { plan, results, failure } = state;
  const good = failure === undefined && isVerified(state);
  const status = good ? "SUCCESSFUL" : "FAILED";
  try {
    await cloud.send(plan.region, "PutRestoreValidationResult", {
      RestoreJobId: needed(results, "restore").jobId ?? undefined,
      ValidationStatus: status,
      ValidationStatusMessage: `Lifeboat drill ${plan.id}`,
    });
    return { reported: status };
  } catch (error) {
    if (error instanceof CloudError && /^Invalid(Request|ParameterValue)$/.test(error.code)) {
      return { reported: `refused: ${error.code}` };
    }
    throw error;
  }
}

function needed<Name extends StepName>(results: DrillState["results"], step: Name): StepResults[Name] {
  const result = results[step];
  if (result === undefined) throw new Error(`step ${step} has not been taken`);
  return result as StepResults[Name];
}
