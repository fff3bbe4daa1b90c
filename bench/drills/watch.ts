import type { Cloud } from "../../drills/cloud";

/** What every database that a drill makes goes through. */
const CHANGES = ["creating", "available", "deleting", "gone"] as const;

/** A cloud that notes what a drill is told of the database that it makes. */
export function watched(cloud: Cloud, database: string, seen: string[]): Cloud {
  const note = (status: string) => {
    if (seen.at(-1) !== status) seen.push(status);
  };
  return {
    isAws: () => cloud.isAws(),
    send: async (region, operation, input) => {
      const asked = (input as { readonly DBInstanceIdentifier?: string }).DBInstanceIdentifier;
      if (operation !== "DescribeDBInstances" || asked !== database) return await cloud.send(region, operation, input);
      try {
        const answer = await cloud.send(region, operation, input);
        const { DBInstances = [] } = answer as {
          readonly DBInstances?: readonly { readonly DBInstanceStatus?: string }[];
        };
        note(DBInstances[0]?.DBInstanceStatus ?? "gone");
        return answer;
      } catch (error) {
        note("gone");
        throw error;
      }
    },
  };
}

/** How many of the changes were not told, or not in their order. */
export function missedIn(seen: readonly string[]): number {
  let from = 0;
  let missed = 0;
  for (const change of CHANGES) {
    const at = seen.indexOf(change, from);
    if (at < 0) missed += 1;
    else from = at + 1;
  }
  return missed;
}
