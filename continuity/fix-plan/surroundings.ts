import { SELECTION_TYPE } from "../backup/plans";
import { knownValue } from "../declaration/setting";
import { regionOf } from "../estate/place";
import { readString } from "../estate/read";
import type { EstateIndex, EstateResource } from "../estate/resource";
import { SUBNET_TYPE } from "../estate/zones";
import type { Given } from "../planning/blueprint";
import type { PlannedRegion } from "../planning/question";
import type { Needed, Term } from "./term";

/** Stands for another Region where the program is in one alone. */
export const ELSEWHERE = "elsewhere";

/** Where a member stands, and where its proposals may. */
export interface Around {
  readonly home: PlannedRegion;
  /** The Region that is preferred for what has to be elsewhere. */
  readonly other: string;
}

/**
 * The Regions about a member: the other one is that in which most of the program stands, else the reader's choice, as where
 * nobody knows its own Region, and so none that is another one.
 */
export function around(member: EstateResource, index: EstateIndex): Around {
  const own = regionOf(member);
  const home = own ?? "home";
  const counts = new Map<string, number>();
  for (const resource of index.estate.resources) {
    const region = resource.type.startsWith("aws:") ? regionOf(resource) : undefined;
    if (own !== undefined && region !== undefined && region !== own) counts.set(region, (counts.get(region) ?? 0) + 1);
  }
  const [other] = [...counts].sort(([a, one], [b, many]) => many - one || (a < b ? -1 : 1));
  const zones = subnetsIn(home, index).map(({ zone }) => zone);
  return { home: { name: home, zones: [...new Set(zones)] }, other: other?.[0] ?? ELSEWHERE };
}

function subnetsIn(region: string, index: EstateIndex): readonly { readonly zone: string; readonly urn: string }[] {
  return index.ofType(SUBNET_TYPE).flatMap((subnet) => {
    const zone = knownValue(readString(subnet, "availabilityZone"));
    return zone !== undefined && regionOf(subnet) === region ? [{ zone, urn: subnet.urn }] : [];
  });
}

/** A Region as a program states it. */
export function regionTerm(region: string, home: string): Term {
  if (region !== ELSEWHERE) return region;
  return needed("otherRegion", "string", `a Region other than ${home}`, ELSEWHERE);
}

/** The vault of another account, which no program of this account makes. */
export function vaultOfOtherAccount(arn: string): Needed {
  return needed("otherAccountVaultArn", TEXT, "a vault of another account that is administered apart", arn);
}

const TEXT = "pulumi.Input<string>";

/** What an arrangement stands on: taken from the program where that has it, else for the reader to say. */
export function givenTerm({ what, at }: Given, region: string, { home }: Around, index: EstateIndex): Term {
  if (what === "subnets") {
    const own = region === home.name ? subnetsIn(region, index) : [];
    const one = own.find(({ zone }) => zone === home.zones[at ?? -1]);
    if (one !== undefined) return { kind: "output", urn: one.urn, output: "id" };
    return needed("subnetIdsElsewhere", "pulumi.Input<string>[]", `subnets of two zones of ${region}`, []);
  }
  if (what === "backup-role") return backupRole(index);
  return needed("replicationRoleArn", TEXT, "the role that Amazon S3 replicates with", "given role");
}

/** The role of a selection that is there works for more of them. */
function backupRole(index: EstateIndex): Term {
  const [role] = index.ofType(SELECTION_TYPE).flatMap((selection) => index.across(selection, "iamRoleArn", ROLE_TYPE));
  if (role !== undefined) return { kind: "output", urn: role.urn, output: "arn" };
  return needed("backupRoleArn", TEXT, "the role that AWS Backup works with", "given role");
}

const ROLE_TYPE = "aws:iam/role:Role";

function needed(name: string, type: string, what: string, stands: Needed["stands"]): Needed {
  return { kind: "needed", name, type, what, stands };
}
