import { ResilientBucket, ResilientDatabase, ResilientTable, Service, type ServiceArgs } from "lifeboat";

const SERVICES = 200;

const home = { region: "eu-west-1", subnets: { "eu-west-1a": "subnet-1", "eu-west-1b": "subnet-2" } };
const elsewhere = [{ region: "eu-central-1", subnets: { "eu-central-1a": "subnet-3", "eu-central-1b": "subnet-4" } }];

/** Of four kinds, so that no two neighbours are alike. */
const OBJECTIVES: readonly ServiceArgs["objectives"][] = [
  { rto: "30m", rpo: "5m" },
  { rto: "4h", rpo: "1h" },
  { rto: "4h", rpo: "1h", region: { rto: "1d", rpo: "1d" } },
  { rto: "1d", rpo: "1d", region: { rto: "2d", rpo: "2d" } },
];

/** Two hundred services, each with a database, a bucket and a table. */
export function makeServices(): void {
  for (let i = 0; i < SERVICES; i++) {
    const objectives = OBJECTIVES[i % OBJECTIVES.length] as ServiceArgs["objectives"];
    const service = new Service(`service-${i}`, { owner: "team-bench", objectives, home, elsewhere });
    new ResilientDatabase(`db-${i}`, { service, engine: "postgres", instanceClass: "db.r6g.large" });
    new ResilientBucket(`objects-${i}`, { service });
    new ResilientTable(`rows-${i}`, { service, hashKey: "id", attributes: [{ name: "id", type: "S" }] });
  }
}
