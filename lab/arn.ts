/** An ARN of the partition `aws`. */
export function arn(service: string, region: string, account: string, resource: string): string {
  return `arn:aws:${service}:${region}:${account}:${resource}`;
}

/** What follows the account: `db:orders-db`, `table/orders`. */
export function resourceOf(resourceArn: string): string {
  return resourceArn.split(":").slice(5).join(":");
}
