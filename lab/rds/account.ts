import { networks } from "../networks";
import type { Input } from "../protocol/input";
import type { Structure } from "../protocol/wire";
import type { Call } from "../world";

const classes = ["db.t4g.medium", "db.t4g.large", "db.r6g.large", "db.r6g.xlarge"];

/** What the account has, and may have, in the Region. */
export function describeAccountAttributes(_input: Input, { world, region }: Call): Structure {
  const instances = world.tables.instances.all().filter((one) => one.region === region);
  const clusters = world.tables.clusters.all().filter((one) => one.region === region);
  const storage = instances.reduce((sum, { shape }) => sum + shape.allocatedStorage, 0);
  return {
    AccountQuotas: [
      { AccountQuotaName: "DBInstances", Used: instances.length, Max: world.limits.instances },
      { AccountQuotaName: "DBClusters", Used: clusters.length, Max: world.limits.clusters },
      { AccountQuotaName: "AllocatedStorage", Used: storage, Max: 100_000 },
      { AccountQuotaName: "DBSubnetGroups", Used: networks.length, Max: 50 },
    ],
  };
}

/** The few classes that the lab's Regions offer. */
export function describeOrderableOptions(input: Input, { world, region }: Call): Structure {
  const engine = input.required("Engine");
  const wanted = input.text("DBInstanceClass");
  const zones = ["a", "b"].map((zone) => ({ Name: `${region}${zone}` }));
  const found = classes.filter((each) => wanted === undefined || each === wanted);
  return {
    OrderableDBInstanceOptions: found.map((DBInstanceClass) => ({
      Engine: engine,
      EngineVersion: input.text("EngineVersion") ?? world.engine.version,
      DBInstanceClass,
      AvailabilityZones: zones,
      MultiAZCapable: true,
      Vpc: true,
      SupportsStorageEncryption: true,
      StorageType: engine.startsWith("aurora") ? "aurora" : "gp3",
    })),
  };
}
