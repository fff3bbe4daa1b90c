/** A VPC of the lab: every Region has both. */
export interface Network {
  readonly vpcId: string;
  readonly cidr: string;
  readonly isDefault: boolean;
  readonly subnetGroup: string;
  readonly securityGroup: { readonly id: string; readonly name: string; readonly open: boolean };
  readonly subnets: readonly { readonly id: string; readonly zone: string; readonly cidr: string }[];
}

/** The default VPC, from which the internet can be reached, and one from which nothing can. */
export const networks: readonly Network[] = [
  {
    vpcId: "vpc-0default0000000000",
    cidr: "172.31.0.0/16",
    isDefault: true,
    subnetGroup: "default",
    securityGroup: { id: "sg-0default00000000000", name: "default", open: true },
    subnets: [
      { id: "subnet-0default00000000a", zone: "a", cidr: "172.31.0.0/20" },
      { id: "subnet-0default00000000b", zone: "b", cidr: "172.31.16.0/20" },
    ],
  },
  {
    vpcId: "vpc-0isolated000000000",
    cidr: "10.90.0.0/16",
    isDefault: false,
    subnetGroup: "isolated",
    securityGroup: { id: "sg-0isolated0000000000", name: "isolated", open: false },
    subnets: [
      { id: "subnet-0isolated0000000a", zone: "a", cidr: "10.90.0.0/24" },
      { id: "subnet-0isolated0000000b", zone: "b", cidr: "10.90.1.0/24" },
    ],
  },
];
