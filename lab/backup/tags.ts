import type { Input } from "../protocol/input";
import type { Structure } from "../protocol/wire";
import type { Tags } from "../tags";
import type { Call } from "../world";
import { notFound } from "./errors";

interface Tagged {
  readonly tags: Tags;
  readonly set: (tags: Tags) => void;
}

/** What AWS Backup tags: vaults, plans and points. */
function tagged(input: Input, { world }: Call): Tagged {
  const arn = input.required("ResourceArn");
  const { vaults, plans, points } = world.tables;
  const plan = plans.all().find((each) => each.arn === arn);
  if (plan !== undefined) {
    return { tags: plan.tags, set: (tags) => plans.change(plan.id, { tags }) };
  }
  const table = vaults.get(arn) === undefined ? points : vaults;
  const row = table.get(arn);
  if (row === undefined) {
    throw notFound(`The resource ${arn} does not exist.`);
  }
  return { tags: row.tags, set: (tags) => table.change(arn, { tags }) };
}

export function listTags(input: Input, call: Call): Structure {
  return { Tags: tagged(input, call).tags };
}

export function tagResource(input: Input, call: Call): Structure {
  const { tags, set } = tagged(input, call);
  set({ ...tags, ...input.map("Tags") });
  return {};
}

export function untagResource(input: Input, call: Call): Structure {
  const { tags, set } = tagged(input, call);
  const removed = new Set(input.texts("TagKeyList"));
  set(Object.fromEntries(Object.entries(tags).filter(([key]) => !removed.has(key))));
  return {};
}
