import type { ResourceRequest } from "../provider";

/** Types that the bridge gives a text when the program does not (pulumi-aws v7, `provider/resource_overrides.go`). */
const properties: Readonly<Record<string, string>> = {
  "aws:docdb/subnetGroup:SubnetGroup": "description",
  "aws:ec2/securityGroup:SecurityGroup": "description",
  "aws:elasticache/parameterGroup:ParameterGroup": "description",
  "aws:elasticache/subnetGroup:SubnetGroup": "description",
  "aws:neptune/subnetGroup:SubnetGroup": "description",
  "aws:rds/clusterParameterGroup:ClusterParameterGroup": "description",
  "aws:rds/optionGroup:OptionGroup": "optionGroupDescription",
  "aws:rds/parameterGroup:ParameterGroup": "description",
  "aws:rds/subnetGroup:SubnetGroup": "description",
  "aws:redshift/parameterGroup:ParameterGroup": "description",
  "aws:redshift/subnetGroup:SubnetGroup": "description",
  "aws:route53/zone:Zone": "comment",
};

/** The description that the bridge fills in, as one property, or nothing. */
export function descriptions({ type, inputs }: ResourceRequest): Record<string, string> {
  const property = properties[type];
  return property === undefined || inputs[property] != null ? {} : { [property]: "Managed by Pulumi" };
}
