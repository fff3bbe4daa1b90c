/** A way in or out, as security groups and route tables say it. */
export interface NetworkFacts {
  readonly subnetGroupVpc: string;
  readonly groups: readonly {
    readonly id: string;
    readonly vpc: string;
    /** Address ranges from which it lets in, and to which it lets out. */
    readonly from: readonly string[];
    readonly to: readonly string[];
  }[];
  /** Gateways to the internet in the routes of the subnets. */
  readonly gateways: readonly string[];
}

const ANYWHERE: ReadonlySet<string> = new Set(["0.0.0.0/0", "::/0"]);

/**
 * Why a network is not isolated, a line each; none where it is. A restored database carries live queues, webhooks and
 * personal data: it must neither be reached from anywhere, nor reach anything.
 */
export function openings({ subnetGroupVpc, groups, gateways }: NetworkFacts): readonly string[] {
  return [
    ...gateways.map((id) => `its subnets have a route to the internet (${id})`),
    ...groups.flatMap(({ id, vpc, from, to }) => [
      ...(vpc === subnetGroupVpc ? [] : [`security group ${id} is of ${vpc}, not of ${subnetGroupVpc}`]),
      ...(from.some((range) => ANYWHERE.has(range)) ? [`security group ${id} lets in whoever comes`] : []),
      ...(to.some((range) => ANYWHERE.has(range)) ? [`security group ${id} lets out to anywhere`] : []),
    ]),
  ];
}

/** A route target that leads to the internet: a gateway, or what translates addresses for one. */
export function isGateway(id: string): boolean {
  return /^(igw|nat|eigw)-/.test(id);
}
