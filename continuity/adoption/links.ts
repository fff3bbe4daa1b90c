import type { EstateIndex, EstateResource } from "../estate/resource";

/**
 * Types that lead from one member to another: what stands between a service and its load balancer, a function and its queue.
 * Networks, roles, keys and clusters are not among them: everything hangs on those.
 */
const BETWEEN: ReadonlySet<string> = new Set([
  "aws:alb/listener:Listener",
  "aws:alb/listenerRule:ListenerRule",
  "aws:alb/targetGroup:TargetGroup",
  "aws:apigateway/integration:Integration",
  "aws:apigatewayv2/integration:Integration",
  "aws:autoscaling/attachment:Attachment",
  "aws:cloudwatch/eventRule:EventRule",
  "aws:cloudwatch/eventTarget:EventTarget",
  "aws:ec2/launchTemplate:LaunchTemplate",
  "aws:ec2/volumeAttachment:VolumeAttachment",
  "aws:ecs/taskDefinition:TaskDefinition",
  "aws:lambda/eventSourceMapping:EventSourceMapping",
  "aws:lambda/permission:Permission",
  "aws:lb/listener:Listener",
  "aws:lb/listenerRule:ListenerRule",
  "aws:lb/targetGroup:TargetGroup",
  "aws:s3/bucketNotification:BucketNotification",
  "aws:sns/topicSubscription:TopicSubscription",
]);

/**
 * Which members refer to each other, directly or by what leads from one to the other.
 *
 * @returns for the URN of a member the members beside it, in the order of their URNs
 */
export function linksBetween(
  members: readonly EstateResource[],
  index: EstateIndex,
): (urn: string) => readonly EstateResource[] {
  const neighbours = new Map<string, Set<string>>();
  const join = (a: string, b: string) => {
    neighbours.set(a, (neighbours.get(a) ?? new Set()).add(b));
    neighbours.set(b, (neighbours.get(b) ?? new Set()).add(a));
  };
  const byUrn = new Map(members.map((member) => [member.urn, member]));
  const counts = (urn: string) => byUrn.has(urn) || BETWEEN.has(index.get(urn)?.type ?? "");
  for (const { urn, edges } of index.estate.resources.filter((resource) => counts(resource.urn))) {
    for (const target of Object.values(edges).flat()) if (counts(target)) join(urn, target);
  }
  return (urn) => {
    const seen = new Set([urn]);
    const found: EstateResource[] = [];
    const walk = (at: string) => {
      for (const next of neighbours.get(at) ?? []) {
        if (seen.has(next)) continue;
        seen.add(next);
        const member = byUrn.get(next);
        if (member === undefined) walk(next);
        else found.push(member);
      }
    };
    walk(urn);
    return found.sort((a, b) => (a.urn < b.urn ? -1 : 1));
  };
}
