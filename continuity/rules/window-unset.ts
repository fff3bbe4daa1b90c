import { continuousBeside } from "../backup/blackout";
import { windowsOf } from "../backup/member-windows";
import { type BackableMember, backableMembers } from "./backed-up";
import { writeMembers, writeNames } from "./covered-rules";
import type { Rule } from "./rule";

/** Are the windows set in which snapshots fail? */
export const windowUnset: Rule = {
  id: "window-unset",
  asks: "Is it stated when maintenance and automated backups of a member take place, where snapshots fail meanwhile?",
  level: "advisory",
  severity: "low",
  *check(context) {
    const groups = new Map<string, { properties: readonly string[]; members: BackableMember[] }>();
    for (const one of backableMembers(context)) {
      const { unset } = windowsOf(one.member.resource);
      if (unset.length === 0 || !mayMeetWindows(one)) continue;
      const key = `${one.service.name} ${unset.join()}`;
      const group = groups.get(key) ?? { properties: unset, members: [] };
      groups.set(key, group);
      group.members.push(one);
    }
    for (const { properties, members } of groups.values()) {
      const [first] = members;
      if (first === undefined) continue;
      const [names, windows] = [writeMembers(members), writeNames(properties)];
      const set =
        properties.length === 1
          ? `${windows} is not set, so AWS chooses it`
          : `${windows} are not set, so AWS chooses them`;
      yield {
        verdict: "unproven",
        service: first.service.name,
        urn: first.member.resource.urn,
        message: `${names}: ${set}, and snapshots that AWS Backup schedules then fail.`,
        fix: `Set ${windows} to times that the start windows of its backup rules do not meet.`,
      };
    }
  },
};

/** Whether snapshots of it are scheduled that AWS Backup does not keep clear of its windows by itself. */
function mayMeetWindows({ protection: { chains } }: BackableMember): boolean {
  return chains.some((chain) => chain.kind !== "continuous" && continuousBeside(chain, chains) !== true);
}
