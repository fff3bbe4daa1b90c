/** The policy of a role that one AWS service, and nobody else, may take on. */
export function trustedBy(service: string): string {
  const trust = { Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" };
  return JSON.stringify({ Version: "2012-10-17", Statement: [trust] });
}
