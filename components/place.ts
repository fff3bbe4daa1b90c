import type { Provider } from "@pulumi/aws";
import type { Input } from "@pulumi/pulumi";
import type { PlannedRegion } from "../continuity/planning/question";

/** A Region that members of a service may stand in, and what of it they may use. */
export interface Place {
  /** `eu-west-1` */
  readonly region: string;
  /**
   * The subnets to use, by their Availability Zone: `{ "eu-west-1a": subnet.id }`. Zones are plain, since they decide what a lost
   * zone takes away.
   * @default none: kinds without subnets can be planned
   */
  readonly subnets?: Readonly<Record<string, Input<string>>>;
  /** The VPC of the subnets: load balancers need it. @default none */
  readonly vpcId?: Input<string>;
  /** The provider to create with. @default the program's own; each resource then states its Region */
  readonly provider?: Provider;
}

/** What a service registers of a place: the policy pack reads there in which zones the subnets of other programs are. */
export function stated({ region, subnets = {} }: Place) {
  return { region, subnets };
}

/** The same as the planner sees it. */
export function plannedRegion({ region, subnets = {} }: Place): PlannedRegion {
  return { name: region, zones: Object.keys(subnets) };
}
