import type { SourceOptions } from "./options";
import { rdsArn } from "./rds/find";
import { sourceShape } from "./rds/shapes";
import type { StoreKind } from "./stores/records";
import { states, storeArn } from "./stores/restore";
import type { Call } from "./world";

const volumeSize = 20;

/** Makes a resource that the lab has from the start. @returns its ARN */
export async function makeSource(call: Call, source: SourceOptions): Promise<string> {
  switch (source.kind) {
    case "instance":
    case "cluster":
      return await makeDatabase(call, source, source.kind);
    case "table":
    case "bucket":
    case "file-system":
    case "volume":
      return makeStore(call, source, source.kind);
  }
}

async function makeDatabase(call: Call, source: SourceOptions, kind: "instance" | "cluster"): Promise<string> {
  const { world, region } = call;
  const { name, engine, tags = {}, rows = 5000, heartbeat = 1 } = source;
  const cluster = kind === "cluster";
  const resourceId = world.ids.resource(cluster ? "cluster" : "db");
  const address = await world.engine.create(resourceId, { rows, heartbeat, source: name });
  const arn = rdsArn(call, cluster ? "cluster" : "db", name);
  const common = { region, status: "available", createdAt: world.clock.now().toISOString(), tags, address };
  const shape = sourceShape(engine ?? (cluster ? "aurora-postgresql" : "postgres"), world.engine.version);
  const availabilityZone = `${region}a`;
  if (cluster) {
    world.tables.clusters.put(arn, { ...common, arn, id: name, resourceId, shape });
    const member = rdsArn(call, "db", `${name}-1`);
    world.tables.instances.put(member, {
      ...common,
      arn: member,
      id: `${name}-1`,
      resourceId: world.ids.resource("db"),
      shape: { ...shape, instanceClass: "db.t4g.medium" },
      availabilityZone,
      cluster: name,
    });
  } else {
    world.tables.instances.put(arn, { ...common, arn, id: name, resourceId, shape, availabilityZone });
  }
  return arn;
}

function makeStore(call: Call, { name, tags = {} }: SourceOptions, kind: StoreKind): string {
  const { world, region } = call;
  const arn = storeArn(call, kind, name);
  // It was there before the lab looked, so that it can be brought back to some instant of its past.
  const createdAt = new Date(world.clock.now().getTime() - 86_400_000).toISOString();
  world.tables.stores.put(arn, {
    kind,
    arn,
    region,
    name,
    status: states[kind].made,
    createdAt,
    contents: { origin: name },
    tags,
    encrypted: true,
    deletionProtection: kind === "table",
    ...(kind === "file-system" && { creationToken: name }),
    ...(kind === "volume" && { size: volumeSize, availabilityZone: `${region}a` }),
  });
  return arn;
}
