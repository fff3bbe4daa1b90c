import { parseArn, regionOf } from "../../continuity/estate/place";
import { reliancesOf } from "../../drills/model/reliance";
import type { Asked, AskedDatabase } from "../../drills/status/ask";
import { arnOf, type Model } from "../model";
import { UsageError } from "../usage-error";

/** A member of a service whose backups some verdict counts on. */
export interface AskedMember extends Asked {
  readonly service: string;
  readonly urn: string;
  readonly name: string;
  /** The Pulumi type. */
  readonly type: string;
}

/**
 * The members whose backups some verdict counts on.
 *
 * @param service without one: of every service
 * @throws {UsageError} where there are none: to find nothing wrong with nothing would be a lie
 */
export function askedMembers({ assessment }: Model, service: string | undefined): readonly AskedMember[] {
  const services = assessment.services.filter(({ name }) => service === undefined || name === service);
  if (services.length === 0)
    throw new UsageError(
      noService(
        assessment.services.map(({ name }) => name),
        service,
      ),
    );
  const found = services.flatMap((one) =>
    one.members.flatMap((member): AskedMember[] => {
      const { urn, name, type } = member.resource;
      const reliances = reliancesOf(assessment, one, member);
      if (reliances.length === 0) return [];
      const arn = arnOf(member.resource) ?? urn;
      const region = regionOf(member.resource) ?? "";
      return [{ service: one.name, urn, name, type, arn, region, database: databaseOf(arn, region), reliances }];
    }),
  );
  if (found.length > 0) return found;
  throw new UsageError(
    `no verdict on ${service ?? "any service"} counts on a backup; lifeboat check says on what it does`,
  );
}

function noService(names: readonly string[], service: string | undefined): string {
  const there = names.length === 0 ? "it declares none" : `there are ${names.join(", ")}`;
  return service === undefined ? "the state declares no service" : `no service ${service}: ${there}`;
}

function databaseOf(arn: string, region: string): AskedDatabase | undefined {
  const { service, resource = "" } = parseArn(arn) ?? {};
  const [, kind, id] = /^(db|cluster):(.+)$/.exec(resource) ?? [];
  if (service !== "rds" || id === undefined) return undefined;
  return { kind: kind === "db" ? "instance" : "cluster", id, arn, region };
}
