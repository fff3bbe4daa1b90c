import { instantOf } from "../clock";
import { GuardError } from "../guard/guard";
import type { JournalEntry, StepFailure, StepName } from "../journal/entry";
import { JournalError, JournalWriteError } from "../journal/errors";
import { thisProcess } from "../journal/lease";
import type { DrillState } from "../journal/state";
import { AbortedError, type DrillContext } from "./context";
import { nextStep } from "./next-step";
import { takeStep } from "./take-step";

/** The journal of a drill, as far as running it needs it. */
export interface DrillJournal {
  readonly state: DrillState;
  append(entry: JournalEntry): void;
}

/**
 * Takes step after step until the drill has ended, each written down before and after. Can be called again, by whoever has
 * the journal, wherever it was left.
 *
 * @param onEntry told of every line of the journal
 * @throws {JournalWriteError} after removing what was made, when there is no room to write that down
 */
export async function runDrill(
  journal: DrillJournal,
  context: DrillContext,
  onEntry: (entry: JournalEntry, state: DrillState) => void = () => undefined,
): Promise<DrillState> {
  const write = (entry: JournalEntry) => {
    journal.append(entry);
    onEntry(entry, journal.state);
  };
  renewLease(journal.state, context);
  for (;;) {
    const step = nextStep(journal.state);
    if (step === undefined) return journal.state;
    try {
      await journalled(step, context, journal, write);
    } catch (error) {
      if (error instanceof JournalWriteError) await takeStep("clean-up", context, journal.state);
      throw error;
    }
  }
}

/** Whoever goes on with a drill holds its lease from now on, so that no sweep takes the drill for dead. */
function renewLease({ plan, results }: DrillState, { leases }: DrillContext): void {
  const lease = results["clean-up"] === undefined ? leases.of(plan.member.arn, plan.id) : undefined;
  if (lease !== undefined) leases.take({ ...lease, ...thisProcess() });
}

async function journalled(
  step: StepName,
  context: DrillContext,
  journal: DrillJournal,
  write: (entry: JournalEntry) => void,
): Promise<void> {
  const at = () => instantOf(context.clock.now());
  write({ at: at(), event: "begun", step });
  const failure = stopBefore(step, context, journal.state);
  if (failure !== undefined) return write({ at: at(), event: "failed", step, failure });
  const { result, problem } = await takeStep(step, context, journal.state).then(
    (done) => ({ result: done, problem: undefined }),
    (error: unknown) => ({ result: undefined, problem: failureOf(step, error) }),
  );
  if (result !== undefined) write({ at: at(), event: "done", step, result });
  else write({ at: at(), event: "failed", step, failure: problem });
  // Evidence that cannot be kept is told to whoever runs the drill; nobody would read it in the journal.
  if (step === "record" && problem !== undefined) throw new JournalError(problem.because);
}

/** Steps that make or measure something are not begun once somebody said stop, or time is up. */
function stopBefore(
  step: StepName,
  { signal, clock }: DrillContext,
  { plan, failure }: DrillState,
): StepFailure | undefined {
  if (failure !== undefined || step === "validation" || step === "clean-up" || step === "record") return undefined;
  if (signal.aborted) return { kind: "aborted", because: `stopped by ${signal.reason}` };
  // How long loading takes is then not known, which is no fault of what was verified.
  if (step === "load" || clock.now() < Date.parse(plan.deadline)) return undefined;
  return { kind: "failed", because: `its time was up at ${plan.deadline}` };
}

/** What went wrong before anything was made is a refusal: it says nothing of the backups. */
function failureOf(step: StepName, error: unknown): StepFailure {
  if (error instanceof JournalWriteError) throw error;
  const because = error instanceof Error ? error.message : String(error);
  if (error instanceof GuardError || step === "guard" || step === "lease") return { kind: "refused", because };
  return { kind: error instanceof AbortedError ? "aborted" : "failed", because };
}
