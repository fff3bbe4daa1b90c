import type { DrillCheck } from "../../continuity/evidence/record";
import type { Database } from "../aws/database";
import { type Found, isDatabase } from "../aws/found";
import type { Store } from "../aws/stores/store";
import { strangeTags } from "../aws/tag-calls";
import { instantOf } from "../clock";
import type { Selection, StepResults } from "../journal/entry";
import type { DrillPlan } from "../plan";
import { INSPECTORS } from "../verify/stores/inspectors";
import { check, pointChecks, type Verification } from "../verify/verification";
import type { DrillContext, Shell } from "./context";
import { addressOf, environmentFor } from "./environment";
import { type Patience, until } from "./until";

type Means = Pick<DrillContext, "cloud" | "prober" | "shell" | "clock">;

/** Waits until what was restored answers, and climbs the ladder: cheap questions first. */
export async function verify(
  means: Means,
  plan: DrillPlan,
  { point, lossAsOf, source }: Selection,
  { made, message }: StepResults["restored"],
  patience: Patience,
): Promise<Verification> {
  const { reachableAt, heartbeatAt, checks, notChecked } =
    isDatabase(made) || isDatabase(source)
      ? await ofDatabase(means, plan, made as Database, patience)
      : await ofStore(means, plan, made, source, patience);
  const ofPoint = pointChecks(point, {
    lossAsOf,
    rpoSeconds: plan.objective.rpoSeconds,
    encrypted: source.encrypted,
    region: plan.region,
    locked: plan.lockedVaults?.includes(`${point.region}/${point.vault}`) ?? false,
  });
  const own = await commandChecks(means.shell, plan, made);
  return { reachableAt, heartbeatAt, checks: [...ofPoint, ...jobChecks(message), ...checks, ...own], notChecked };
}

async function ofDatabase(
  { prober, clock }: Means,
  plan: DrillPlan,
  database: Database,
  patience: Patience,
): Promise<Verification> {
  const address = addressOf(database);
  await until(patience, `a connection to ${address.host}:${address.port}`, async () =>
    (await prober.answers(address)) ? true : undefined,
  );
  const reachableAt = instantOf(clock.now());
  return { reachableAt, ...(await prober.verify(address, plan.checks)) };
}

async function ofStore(
  { cloud, clock }: Means,
  plan: DrillPlan,
  made: Store,
  source: Store,
  patience: Patience,
): Promise<Verification> {
  const { region, checks: asked } = plan;
  const inspector = INSPECTORS[made.kind];
  await until(patience, `an answer of ${made.id}`, async () => {
    await inspector.reach(cloud, region, made);
    return true;
  });
  const reachableAt = instantOf(clock.now());
  const { checks, ...told } = await inspector.inspect(cloud, region, made, source, asked);
  return { reachableAt, ...told, checks: [...tagChecks(made), ...checks] };
}

/** By a tag of its source a backup plan, or a service of ours, would take the copy for it. */
function tagChecks(made: Store): readonly DrillCheck[] {
  if (made.kind === "other") return [];
  const strange = strangeTags(made).filter((key) => key !== "Name");
  const own = "those of the drill";
  return [check("tags", "engine", own, strange.join(", ") || own, strange.length === 0)];
}

/** A job can be completed and yet say that it left something out. */
const OMISSION = /fail|not restored|no objects|skipped|partial/i;

function jobChecks(message: string): readonly DrillCheck[] {
  return message === "" ? [] : [check("restore job", "point", "nothing left out", message, !OMISSION.test(message))];
}

/** It checks the restored copy alone, so that it may install there what it needs. */
const AMCHECK = "pg_amcheck --install-missing --heapallindexed";

async function commandChecks(shell: Shell, plan: DrillPlan, made: Found): Promise<readonly DrillCheck[]> {
  const { amcheck, command } = plan.checks;
  const asked = [
    ...(amcheck ? [{ name: "pg_amcheck", rung: "structure", command: AMCHECK }] : []),
    ...(command === undefined ? [] : [{ name: "command", rung: "application", command }]),
  ];
  const checks: DrillCheck[] = [];
  for (const { name, rung, command: text } of asked) {
    const code = await shell.run(text, environmentFor(plan, made));
    checks.push(check(name, rung, "exit code 0", `exit code ${code}`, code === 0));
  }
  return checks;
}
