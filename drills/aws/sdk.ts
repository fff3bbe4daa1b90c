import { type ApiName, apiName, type CloudService, type Operation, type Operations, SERVICE_OF } from "../cloud";

type CommandName<Name extends Operation = Operation> = `${ApiName<Name>}Command`;

/** The class of a call's command. */
type CommandClass<Name extends Operation = Operation> = new (input: Operations[Name][0]) => unknown;

/** What is used of the SDK of a service: its client, and the command of every call. */
type Sdk<Service extends CloudService> = { readonly Client: new (options: object) => unknown } & {
  readonly [Name in Operation as (typeof SERVICE_OF)[Name] extends Service
    ? CommandName<Name>
    : never]: CommandClass<Name>;
};

/** Each is loaded when its first call is made; the build makes them small. */
const SDK = {
  backup: () => require("./sdk/backup") as typeof import("./sdk/backup"),
  cloudwatch: () => require("./sdk/cloudwatch") as typeof import("./sdk/cloudwatch"),
  dynamodb: () => require("./sdk/dynamodb") as typeof import("./sdk/dynamodb"),
  ec2: () => require("./sdk/ec2") as typeof import("./sdk/ec2"),
  elasticfilesystem: () => require("./sdk/efs") as typeof import("./sdk/efs"),
  rds: () => require("./sdk/rds") as typeof import("./sdk/rds"),
  s3: () => require("./sdk/s3") as typeof import("./sdk/s3"),
  sts: () => require("./sdk/sts") as typeof import("./sdk/sts"),
} as const satisfies { readonly [Service in CloudService]: () => Sdk<Service> };

/** The class of a service's client. */
export function clientOf<Client>(service: CloudService): new (options: object) => Client {
  return SDK[service]().Client as unknown as new (
    options: object,
  ) => Client;
}

/** The class of a call's command. */
export function commandOf<Name extends Operation>(operation: Name): CommandClass<Name> {
  const commands = SDK[SERVICE_OF[operation]]() as unknown as Readonly<Record<CommandName, CommandClass<Name>>>;
  return commands[`${apiName(operation)}Command`];
}
