import { BackupPolicy, Service, type ServiceArgs } from "../components";
import type { OfferedComponent } from "./component";
import { UnknownNameError } from "./errors";
import { FLAG, given, listOf, mapOf, NUMBER, needed, optional, stated, TEXT, typeNamed } from "./property";

/** `lifeboat:index:Service`. */
export const service: OfferedComponent = {
  description: "A service: what a business calls one thing, with an owner and recovery objectives.",
  inputs: {
    owner: needed(TEXT, "Whom to call"),
    objectives: needed(typeNamed("Objectives"), "What it must survive, and how"),
    home: given(typeNamed("Place"), "Where its members run"),
    elsewhere: optional(
      listOf(typeNamed("Place")),
      "Other Regions that may be used, the preferred one first. Default: none",
    ),
    backups: optional(TEXT, "The output name of its BackupPolicy. Default: one for all services that state none"),
    dependsOn: stated(listOf(TEXT), "The services that must be there first. Default: none"),
    mtpd: stated(TEXT, "Maximum tolerable period of disruption. Default: not stated"),
    detectionWindow: stated(TEXT, "How long corruption may go unnoticed: backups must reach back that far"),
    firstDrillBy: stated(TEXT, "The day (2027-03-31) from which a missing restore drill stops the deployment"),
    minimumServiceLevel: stated(NUMBER, "Share of capacity, 0 to 1, that must be left during a disruption"),
    response: stated(typeNamed("Response"), "How long people take"),
    account: stated(TEXT, "The account that it is deployed to, where a vault of another one is used"),
    protect: stated(FLAG, "Whether data members are protected against deletion. Default: true"),
    waive: stated(listOf(typeNamed("AcceptedOfService")), "Which findings are accepted, and until when. Default: none"),
  },
  outputs: {
    name: given(TEXT, "What members refer to it by"),
    tags: given(mapOf(TEXT), "The tags that make a resource a member and state the objectives"),
  },
  make(name, inputs, options, { services, policies }) {
    const { backups, ...args } = inputs;
    const policy = backups === undefined ? undefined : policies.get(String(backups));
    if (backups !== undefined && policy === undefined) throw new UnknownNameError(name, "backups", String(backups));
    const component = new Service(name, { ...args, ...(policy && { backups: policy }) } as ServiceArgs, options);
    services.set(name, component);
    return { component, outputs: { name, tags: component.tags } };
  },
};

/** `lifeboat:index:BackupPolicy`. */
export const backupPolicy: OfferedComponent = {
  description: "Vaults, plans, copies, locks and keys of AWS Backup, shared by the services that name it.",
  inputs: {
    lockedVault: stated(FLAG, "Whether vaults may be locked in compliance mode, for ever. Default: false"),
    airGappedVault: stated(FLAG, "Whether logically air-gapped vaults may be made. Default: false"),
    otherAccount: stated(typeNamed("OtherVault"), "A vault of another account. Default: none"),
    roleArn: optional(TEXT, "The role that makes backups. Default: one that may do nothing else"),
  },
  outputs: { name: given(TEXT, "What services refer to it by") },
  make(name, inputs, options, { policies }) {
    const component = new BackupPolicy(name, inputs, options);
    policies.set(name, component);
    return { component, outputs: { name } };
  },
};
