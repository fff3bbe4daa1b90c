import {
  BackupPolicy,
  ResilientBucket,
  ResilientCache,
  ResilientDatabase,
  type ResilientDatabaseArgs,
  ResilientFileSystem,
  ResilientTable,
  type ResilientTableArgs,
  ResilientTasks,
  type ResilientTasksArgs,
  ResilientVolumeGroup,
  Service,
} from "lifeboat";
import { away, HOME, home, ledgerTemplate, pages, zone } from "./places";

/** What somebody changes of what the components decided, by member. */
export interface Changes {
  readonly pages?: ResilientTasksArgs["transform"];
  readonly articles?: ResilientTableArgs["transform"];
  readonly ordersDb?: ResilientDatabaseArgs["transform"];
}

/** A shop of three tiers: five services that say what they need, in two Regions. How they get it is worked out. */
export function shop(changes: Changes = {}) {
  const backups = new BackupPolicy("backups", { lockedVault: true });
  const everywhere = { home, elsewhere: [away], backups };

  const storefront = new Service("storefront", {
    ...everywhere,
    owner: "team-web",
    objectives: { rto: "5m", rpo: "5m", region: { rto: "15m", rpo: "15m" } },
    response: { verify: "1m" },
    minimumServiceLevel: 0.6,
    dependsOn: ["catalog"],
  });
  new ResilientTasks("pages", {
    service: storefront,
    containerName: "pages",
    containerPort: 8080,
    places: pages,
    units: 2,
    internal: false,
    record: { zoneId: zone.id, name: "www.shop.example.com" },
    ...(changes.pages && { transform: changes.pages }),
  });

  const catalog = new Service("catalog", {
    ...everywhere,
    owner: "team-catalog",
    objectives: { rto: "5m", rpo: "5m", data: { rto: "4h", rpo: "5m" }, region: { rto: "15m", rpo: "15m" } },
    // Whoever is on call decides alone.
    response: { decide: "5m", cutover: "1m", verify: "1m" },
    detectionWindow: "7d",
  });
  new ResilientTable("articles", {
    service: catalog,
    hashKey: "id",
    attributes: [{ name: "id", type: "S" }],
    ...(changes.articles && { transform: changes.articles }),
  });
  new ResilientBucket("pictures", { service: catalog });
  new ResilientCache("popular", { service: catalog, nodeType: "cache.r7g.large" });

  const orders = new Service("orders", {
    ...everywhere,
    owner: "team-orders",
    objectives: {
      rto: "5m",
      rpo: "5m",
      data: { rto: "4h", rpo: "5m" },
      region: { rto: "4h", rpo: "1h" },
      compromise: { rto: "1d", rpo: "1d" },
    },
    detectionWindow: "7d",
  });
  const database = new ResilientDatabase("orders-db", {
    service: orders,
    engine: "postgres",
    engineVersion: "17.5",
    instanceClass: "db.r6g.large",
    allocatedStorage: 200,
    ...(changes.ordersDb && { transform: changes.ordersDb }),
  });

  const media = new Service("media", {
    ...everywhere,
    owner: "team-media",
    objectives: { rto: "8h", rpo: "1d", region: { rto: "8h", rpo: "1d" } },
  });
  new ResilientFileSystem("originals", { service: media });

  const ledger = new Service("ledger", {
    ...everywhere,
    owner: "team-finance",
    objectives: { rto: "8h", rpo: "1d", region: { rto: "1d", rpo: "2d" } },
    dependsOn: ["orders"],
  });
  new ResilientVolumeGroup("ledger-machine", {
    service: ledger,
    instanceType: "m7g.large",
    keepsData: true,
    volumeSize: 100,
    launchTemplateIds: { [HOME]: ledgerTemplate.id },
  });

  return { endpoint: database.endpoint };
}
