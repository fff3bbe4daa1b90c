import type { Scenario } from "../../declaration/scenario";
import type { Report, ReportStanding } from "../report";
import { nameOfUrn } from "../timeline-words";

/** What is taken to be lost. */
export type Loss =
  | { readonly kind: "zone" | "region"; readonly name: string }
  | { readonly kind: "account" }
  /** A member by itself: the machine under it, or its data. */
  | { readonly kind: "resource" | "data"; readonly urn: string };

/** The scenario that a loss is a case of. */
export const SCENARIO_OF: Readonly<Record<Loss["kind"], Scenario>> = {
  zone: "zone",
  region: "region",
  account: "compromise",
  resource: "instance",
  data: "data",
};

/** Why a loss cannot be simulated, and what can be, for people. */
export class LossError extends Error {
  override readonly name = "LossError";
}

const FORMS = "zone:NAME, region:NAME, resource:URN-or-name, data:URN-or-name or account";
const MOST_NAMES = 8;

/**
 * Reads a loss as people write it.
 *
 * @throws LossError for what is no loss, or hits nothing that the report knows
 * @example readLoss("zone:eu-west-1a", report)
 */
export function readLoss(text: string, report: Report): Loss {
  if (text === "account") return { kind: "account" };
  const at = text.indexOf(":");
  const [kind, name] = [text.slice(0, at), text.slice(at + 1)];
  if (at < 0 || name === "") throw new LossError(`${JSON.stringify(text)} is no loss: write ${FORMS}`);
  switch (kind) {
    case "zone":
      return known(kind, name, zonesOf(report), (zone) => regionsOf(report).some((region) => isZoneOf(zone, region)));
    case "region":
      return known(kind, name, regionsOf(report));
    case "resource":
      return { kind, urn: memberOf(name, standingsOf(report), "member") };
    case "data":
      return { kind, urn: memberOf(name, standingsOf(report).filter(keepsData), "data member") };
    default:
      throw new LossError(`${JSON.stringify(text)} is no loss: write ${FORMS}`);
  }
}

/** How people write a loss; members by name. */
export function writeLoss(loss: Loss): string {
  switch (loss.kind) {
    case "zone":
    case "region":
      return `${loss.kind} ${loss.name}`;
    case "account":
      return "the account";
    case "resource":
      return `resource ${nameOfUrn(loss.urn)}`;
    case "data":
      return `the data of ${nameOfUrn(loss.urn)}`;
  }
}

/** The losses that are worth a look: each zone and Region that members are known to stand in, the account, all data. */
export function lossesOf(report: Report): readonly Loss[] {
  const standings = standingsOf(report);
  if (standings.length === 0) return [];
  const data = [...new Set(standings.filter(keepsData).map(({ urn }) => urn))].sort();
  return [
    ...zonesOf(report).map((name): Loss => ({ kind: "zone", name })),
    ...regionsOf(report).map((name): Loss => ({ kind: "region", name })),
    { kind: "account" },
    ...data.map((urn): Loss => ({ kind: "data", urn })),
  ];
}

/** Whether a zone belongs to a Region, by their names; the id of a zone does not tell. */
export function isZoneOf(zone: string, region: string): boolean {
  return zone.startsWith(region) && zone.length > region.length;
}

function standingsOf({ services }: Report): readonly ReportStanding[] {
  return services.flatMap(({ recovery }) => recovery?.members ?? []);
}

function keepsData({ role }: ReportStanding): boolean {
  return role === "data";
}

function zonesOf(report: Report): readonly string[] {
  return [...new Set(standingsOf(report).flatMap(({ zones }) => zones))].sort();
}

function regionsOf(report: Report): readonly string[] {
  return [...new Set(standingsOf(report).flatMap(({ region }) => region ?? []))].sort();
}

function known(
  kind: "zone" | "region",
  name: string,
  names: readonly string[],
  possible: (name: string) => boolean = () => false,
): Loss {
  if (names.includes(name) || possible(name)) return { kind, name };
  throw new LossError(`no member is known to stand in ${kind} ${name}; ${listed(names, `no ${kind} is known`)}`);
}

function memberOf(text: string, standings: readonly ReportStanding[], what: string): string {
  const urns = [...new Set(standings.map(({ urn }) => urn))];
  if (urns.includes(text)) return text;
  const [found, ...others] = urns.filter((urn) => nameOfUrn(urn) === text);
  if (found === undefined) {
    throw new LossError(`${text} is no ${what} of a service; ${listed(urns.map(nameOfUrn), `there is no ${what}`)}`);
  }
  if (others.length > 0) {
    throw new LossError(`${text} names several; write its URN: ${[found, ...others].join(" or ")}`);
  }
  return found;
}

function listed(names: readonly string[], none: string): string {
  if (names.length === 0) return none;
  const more = names.length - MOST_NAMES;
  return `there are ${names.slice(0, MOST_NAMES).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
