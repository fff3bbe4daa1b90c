import type { Declare } from "./declare";
import { ServiceScope } from "./scope";
import { declareCart } from "./services/cart";
import { declareCatalogue } from "./services/catalogue";
import { declareEvents } from "./services/events";
import { declareFiles } from "./services/files";
import { declareInsight } from "./services/insight";
import { declareLedger } from "./services/ledger";
import { declareMedia } from "./services/media";
import { declareOrders } from "./services/orders";
import { declarePlatform, type Platform } from "./services/platform";
import { declareSearch } from "./services/search";

/** What must be back the same day, also from another Region, and what may wait. */
const OBJECTIVES = {
  first: {
    "continuity:rto": "15m",
    "continuity:rpo": "5m",
    "continuity:rto:data": "4h",
    "continuity:rpo:data": "12h",
    "continuity:rto:region": "8h",
    "continuity:rpo:region": "12h",
    "continuity:rto:compromise": "24h",
    "continuity:rpo:compromise": "12h",
    "continuity:detection-window": "7d",
  },
  second: {
    "continuity:rto": "4h",
    "continuity:rpo": "1h",
    "continuity:rto:data": "12h",
    "continuity:rpo:data": "48h",
    "continuity:detection-window": "7d",
  },
};

interface Sketch {
  readonly objectives: keyof typeof OBJECTIVES;
  /** The services of the same team that it waits for. */
  readonly waitsFor: readonly string[];
  readonly declare: (scope: ServiceScope, platform: Platform, monthly: boolean) => void;
}

/** What a team runs besides its platform. */
const SERVICES: Readonly<Record<string, Sketch>> = {
  cart: { objectives: "first", waitsFor: ["platform"], declare: declareCart },
  catalogue: { objectives: "first", waitsFor: ["platform"], declare: declareCatalogue },
  events: { objectives: "second", waitsFor: ["platform"], declare: declareEvents },
  files: { objectives: "first", waitsFor: ["platform"], declare: declareFiles },
  insight: { objectives: "second", waitsFor: ["events", "orders", "search"], declare: declareInsight },
  ledger: { objectives: "second", waitsFor: [], declare: declareLedger },
  media: { objectives: "first", waitsFor: ["files"], declare: declareMedia },
  orders: { objectives: "first", waitsFor: ["cart", "catalogue", "platform"], declare: declareOrders },
  search: { objectives: "second", waitsFor: [], declare: declareSearch },
};

/** The resources of a team, in ten services. */
export const PER_TEAM = 250;
const SERVICES_PER_TEAM = 10;

/** The teams of a stack of so many resources. */
export function declareTeams(count: number, declare: Declare): void {
  for (let team = 0; team < count / PER_TEAM; team++) declareTeam(team, declare);
}

/**
 * The services of a team, which depend on its platform and on each other. Over all teams each third service has a flaw, so
 * that there is something to report, and each fourth keeps monthly points for years beside its frequent ones.
 */
export function declareTeam(team: number, declare: Declare): void {
  let number = team * SERVICES_PER_TEAM;
  const scopeOf = (name: string, objectives: keyof typeof OBJECTIVES, waitsFor: readonly string[] = []) => {
    const dependsOn = waitsFor.map((other) => `${other}-${team}`).join(" ");
    return new ServiceScope(
      {
        name: `${name}-${team}`,
        flawed: number++ % 3 === 0,
        team: `team-${team}`,
        tags: { ...OBJECTIVES[objectives], ...(dependsOn === "" ? {} : { "continuity:depends-on": dependsOn }) },
      },
      declare,
    );
  };
  const platform = declarePlatform(scopeOf("platform", "first"));
  for (const [name, { objectives, waitsFor, declare: declareIn }] of Object.entries(SERVICES)) {
    declareIn(scopeOf(name, objectives, waitsFor), platform, number % 4 === 0);
  }
}
