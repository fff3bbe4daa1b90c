import type { Input } from "../protocol/input";
import { type Page, page } from "../protocol/page";
import type { Call } from "../world";
import { invalidValue, notFound } from "./errors";

/** One page of a List call, by its `MaxResults` and `NextToken`, the newest first. */
export function backupPage<Row extends { readonly createdAt: string }>(
  input: Input,
  rows: readonly Row[],
  key: (row: Row) => string,
): Page<Row> {
  const size = input.number("MaxResults") ?? 1000;
  if (size < 1 || size > 1000) {
    throw invalidValue("MaxResults must lie between 1 and 1000.");
  }
  const newestFirst = [...rows]
    .reverse()
    .sort((a, b) => (a.createdAt < b.createdAt ? 1 : a.createdAt > b.createdAt ? -1 : 0));
  const found = page(newestFirst, key, size, input.text("NextToken"));
  if (found === undefined) {
    throw invalidValue("The token is not valid.");
  }
  return found;
}

/** Rows that were created, and completed, when a List call wants it. */
export function inTime<Row extends { readonly createdAt: string; readonly completedAt?: string }>(
  input: Input,
  rows: readonly Row[],
): readonly Row[] {
  const [createdAfter, createdBefore] = [input.instant("ByCreatedAfter"), input.instant("ByCreatedBefore")];
  const [completeAfter, completeBefore] = [input.instant("ByCompleteAfter"), input.instant("ByCompleteBefore")];
  return rows.filter(
    ({ createdAt, completedAt }) =>
      isBetween(createdAt, createdAfter, createdBefore) && isBetween(completedAt, completeAfter, completeBefore),
  );
}

function isBetween(text: string | undefined, after: Date | undefined, before: Date | undefined): boolean {
  if (after === undefined && before === undefined) {
    return true;
  }
  const instant = text === undefined ? undefined : new Date(text);
  return (
    instant !== undefined && (after === undefined || instant > after) && (before === undefined || instant < before)
  );
}

/** Rows whose fields are what a List call wants; it says nothing of some. */
export function matching<Row>(
  input: Input,
  rows: readonly Row[],
  fields: Readonly<Record<string, (row: Row) => string | undefined>>,
): readonly Row[] {
  return Object.entries(fields).reduce<readonly Row[]>((left, [name, field]) => {
    const wanted = input.text(name);
    return wanted === undefined ? left : left.filter((row) => field(row) === wanted);
  }, rows);
}

/** A job as its Describe call finds it: in the Region that was asked only. */
export function jobIn<Row extends { readonly region: string }>(
  { region }: Pick<Call, "region">,
  job: Row | undefined,
  what: "backup" | "copy",
): Row {
  if (job === undefined || job.region !== region) throw notFound(`The ${what} job does not exist.`);
  return job;
}

/** A page of the jobs of a Region, by their times and by the fields that a List call may ask for. */
export function jobPage<Row extends Job>(
  input: Input,
  { region }: Pick<Call, "region">,
  all: readonly Row[],
  fields: Readonly<Record<string, (row: Row) => string | undefined>>,
): Page<Row> {
  const here = all.filter((job) => job.region === region);
  return backupPage(input, matching(input, inTime(input, here), fields), ({ id }) => id);
}

interface Job {
  readonly id: string;
  readonly region: string;
  readonly createdAt: string;
  readonly completedAt?: string;
}

/** An instant for an answer. */
export function instant(text: string | undefined): Date | undefined {
  return text === undefined ? undefined : new Date(text);
}
