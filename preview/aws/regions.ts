/** A Region: the name that AWS shows, and its zones (letter, and number in the zone id; an account sees its own pairing). */
export interface Region {
  readonly description: string;
  readonly zonePrefix: string;
  /** `a1 b2 c3`: zone `a` has the id `<zonePrefix>-az1`. */
  readonly zones: string;
}

/**
 * The Regions with Availability Zones, as AWS publishes them:
 * https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html and aws-availability-zones.html.
 * Which letter stands for which zone id differs between accounts, so these pairings are plausible, not true.
 */
export const regions: Readonly<Record<string, Region>> = {
  "af-south-1": { description: "Africa (Cape Town)", zonePrefix: "afs1", zones: "a1 b2 c3" },
  "ap-east-1": { description: "Asia Pacific (Hong Kong)", zonePrefix: "ape1", zones: "a1 b2 c3" },
  "ap-east-2": { description: "Asia Pacific (Taipei)", zonePrefix: "ape2", zones: "a1 b2 c3" },
  "ap-northeast-1": { description: "Asia Pacific (Tokyo)", zonePrefix: "apne1", zones: "a4 c1 d2" },
  "ap-northeast-2": { description: "Asia Pacific (Seoul)", zonePrefix: "apne2", zones: "a1 b2 c3 d4" },
  "ap-northeast-3": { description: "Asia Pacific (Osaka)", zonePrefix: "apne3", zones: "a3 b1 c2" },
  "ap-south-1": { description: "Asia Pacific (Mumbai)", zonePrefix: "aps1", zones: "a1 b3 c2" },
  "ap-south-2": { description: "Asia Pacific (Hyderabad)", zonePrefix: "aps2", zones: "a1 b2 c3" },
  "ap-southeast-1": { description: "Asia Pacific (Singapore)", zonePrefix: "apse1", zones: "a1 b2 c3" },
  "ap-southeast-2": { description: "Asia Pacific (Sydney)", zonePrefix: "apse2", zones: "a1 b3 c2" },
  "ap-southeast-3": { description: "Asia Pacific (Jakarta)", zonePrefix: "apse3", zones: "a1 b2 c3" },
  "ap-southeast-4": { description: "Asia Pacific (Melbourne)", zonePrefix: "apse4", zones: "a1 b2 c3" },
  "ap-southeast-5": { description: "Asia Pacific (Malaysia)", zonePrefix: "apse5", zones: "a1 b2 c3" },
  "ap-southeast-7": { description: "Asia Pacific (Thailand)", zonePrefix: "apse7", zones: "a1 b2 c3" },
  "ca-central-1": { description: "Canada (Central)", zonePrefix: "cac1", zones: "a1 b2 d4" },
  "ca-west-1": { description: "Canada West (Calgary)", zonePrefix: "caw1", zones: "a1 b2 c3" },
  "cn-north-1": { description: "China (Beijing)", zonePrefix: "cnn1", zones: "a1 b2 d4" },
  "cn-northwest-1": { description: "China (Ningxia)", zonePrefix: "cnnw1", zones: "a1 b2 c3" },
  "eu-central-1": { description: "Europe (Frankfurt)", zonePrefix: "euc1", zones: "a2 b3 c1" },
  "eu-central-2": { description: "Europe (Zurich)", zonePrefix: "euc2", zones: "a1 b2 c3" },
  "eu-north-1": { description: "Europe (Stockholm)", zonePrefix: "eun1", zones: "a1 b2 c3" },
  "eu-south-1": { description: "Europe (Milan)", zonePrefix: "eus1", zones: "a1 b2 c3" },
  "eu-south-2": { description: "Europe (Spain)", zonePrefix: "eus2", zones: "a1 b2 c3" },
  "eu-west-1": { description: "Europe (Ireland)", zonePrefix: "euw1", zones: "a1 b2 c3" },
  "eu-west-2": { description: "Europe (London)", zonePrefix: "euw2", zones: "a2 b3 c1" },
  "eu-west-3": { description: "Europe (Paris)", zonePrefix: "euw3", zones: "a1 b2 c3" },
  "il-central-1": { description: "Israel (Tel Aviv)", zonePrefix: "ilc1", zones: "a1 b2 c3" },
  "me-central-1": { description: "Middle East (UAE)", zonePrefix: "mec1", zones: "a1 b2 c3" },
  "me-south-1": { description: "Middle East (Bahrain)", zonePrefix: "mes1", zones: "a1 b2 c3" },
  "mx-central-1": { description: "Mexico (Central)", zonePrefix: "mxc1", zones: "a1 b2 c3" },
  "sa-east-1": { description: "South America (Sao Paulo)", zonePrefix: "sae1", zones: "a1 b2 c3" },
  "us-east-1": { description: "US East (N. Virginia)", zonePrefix: "use1", zones: "a1 b2 c4 d6 e3 f5" },
  "us-east-2": { description: "US East (Ohio)", zonePrefix: "use2", zones: "a1 b2 c3" },
  "us-gov-east-1": { description: "AWS GovCloud (US-East)", zonePrefix: "usge1", zones: "a1 b2 c3" },
  "us-gov-west-1": { description: "AWS GovCloud (US-West)", zonePrefix: "usgw1", zones: "a1 b2 c3" },
  "us-west-1": { description: "US West (N. California)", zonePrefix: "usw1", zones: "b3 c1" },
  "us-west-2": { description: "US West (Oregon)", zonePrefix: "usw2", zones: "a1 b2 c3 d4" },
};

export interface Partition {
  readonly partition: string;
  readonly dnsSuffix: string;
  readonly reverseDnsPrefix: string;
}

/** The partition of a Region; every Region outside China and GovCloud is in the commercial one. */
export function partitionOf(region: string): Partition {
  if (region.startsWith("cn-")) {
    return { partition: "aws-cn", dnsSuffix: "amazonaws.com.cn", reverseDnsPrefix: "cn.com.amazonaws" };
  }
  const partition = region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
  return { partition, dnsSuffix: "amazonaws.com", reverseDnsPrefix: "com.amazonaws" };
}
