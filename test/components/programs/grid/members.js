const lifeboat = require("../../../../dist/components");

const key = { hashKey: "id", attributes: [{ name: "id", type: "S" }] };
const launchTemplateIds = { "eu-west-1": "lt-home", "eu-central-1": "lt-other" };
const taskPlace = { taskDefinitionArn: "arn:aws:ecs:::task-definition/web:1", clusterArn: "arn:aws:ecs:::cluster/web" };
const tasks = {
  containerName: "web",
  containerPort: 8080,
  places: { "eu-west-1": taskPlace, "eu-central-1": taskPlace },
  units: 2,
};

/** Every component in every form, by a short name: makes one for a service. */
exports.MEMBERS = {
  database: (name, service, more) =>
    new lifeboat.ResilientDatabase(name, {
      service,
      engine: "postgres",
      auroraEngine: "aurora-postgresql",
      instanceClass: "db.r6g.large",
      ...more,
    }),
  instance: (name, service, more) =>
    new lifeboat.ResilientDatabase(name, { service, engine: "sqlserver-se", instanceClass: "db.r6i.large", ...more }),
  aurora: (name, service, more) =>
    new lifeboat.ResilientDatabase(name, {
      service,
      auroraEngine: "aurora-mysql",
      instanceClass: "db.r6g.large",
      ...more,
    }),
  table: (name, service, more) => new lifeboat.ResilientTable(name, { service, ...key, ...more }),
  strong: (name, service, more) =>
    new lifeboat.ResilientTable(name, { service, ...key, strongConsistency: true, ...more }),
  bucket: (name, service, more) => new lifeboat.ResilientBucket(name, { service, ...more }),
  files: (name, service, more) => new lifeboat.ResilientFileSystem(name, { service, ...more }),
  machine: (name, service, more) =>
    new lifeboat.ResilientVolumeGroup(name, {
      service,
      instanceType: "m7g.large",
      launchTemplateIds,
      keepsData: true,
      ...more,
    }),
  machines: (name, service, more) =>
    new lifeboat.ResilientVolumeGroup(name, {
      service,
      instanceType: "m7g.large",
      launchTemplateIds,
      keepsData: false,
      units: 2,
      ...more,
    }),
  tasks: (name, service, more) => new lifeboat.ResilientTasks(name, { service, ...tasks, ...more }),
  named: (name, service, more) =>
    new lifeboat.ResilientTasks(name, { service, ...tasks, record: { zoneId: "Z1", name: "shop.example" }, ...more }),
  cache: (name, service, more) => new lifeboat.ResilientCache(name, { service, nodeType: "cache.t4g.small", ...more }),
  store: (name, service, more) =>
    new lifeboat.ResilientCache(name, { service, nodeType: "cache.t4g.small", keepsData: true, ...more }),
};

/** Where members stand: subnets of three zones at home, of two elsewhere. */
exports.PLACES = {
  home: {
    region: "eu-west-1",
    vpcId: "vpc-home",
    subnets: { "eu-west-1a": "subnet-1", "eu-west-1b": "subnet-2", "eu-west-1c": "subnet-3" },
  },
  elsewhere: [
    {
      region: "eu-central-1",
      vpcId: "vpc-other",
      subnets: { "eu-central-1a": "subnet-4", "eu-central-1b": "subnet-5" },
    },
    { region: "eu-north-1" },
  ],
};
