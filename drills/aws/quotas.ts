import type { Cloud } from "../cloud";
import type { Quota } from "../guard/quota";

/** What an account has and may have of RDS in a Region. */
export async function readQuotas(cloud: Cloud, region: string): Promise<readonly Quota[]> {
  const { AccountQuotas = [] } = await cloud.send(region, "DescribeAccountAttributes", {});
  return AccountQuotas.flatMap(({ AccountQuotaName: name, Used: used, Max: max }) =>
    name === undefined || used === undefined || max === undefined ? [] : { name, used, max },
  );
}
