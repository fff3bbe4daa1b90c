import { type BackupSettings, backupDimensions, backupsFit, needsOwnKey } from "../backup-choices";
import { backupParts } from "../backup-parts";
import { type Blueprint, given, type Inputs, reference } from "../blueprint";
import { PRICES } from "../cost";
import { type Dimension, type Level, type PlannedKind, priced } from "../kind";
import { OWN_KEY_ARN, ownKey } from "../own-key";
import type { Question, VolumeGroupFacts } from "../question";
import { targetGroup } from "./target-group";
import { subnetsIn, type UnitSettings, unitDimensions } from "./units";

/** How machines with volumes are set up. */
export interface VolumeGroupSettings extends BackupSettings, UnitSettings {
  readonly twin: boolean;
}

const NO_BACKUPS: BackupSettings = { every: 0, copied: "nowhere", kept: "open" };

/**
 * Machines with volumes of Amazon EBS. Where the volumes keep data, one instance with a volume of its own for them, which
 * snapshots bring back; else a group of instances over zones, and a twin of it in another Region.
 */
export const volumeGroup: PlannedKind<VolumeGroupFacts, VolumeGroupSettings> = {
  kind: "volume-group",
  title: "a volume group",
  dimensions: (question) => (question.facts.keepsData ? backupDimensions(question) : groupDimensions(question)),
  fits: (settings) => backupsFit({ ...NO_BACKUPS, ...settings }),
  parts(settings, question) {
    if (question.facts.keepsData) {
      return [
        ...ownKey(settings, question),
        ...instanceParts(question, needsOwnKey(settings) ? { kmsKeyId: OWN_KEY_ARN } : {}),
        ...backupParts(settings, question, "volume"),
      ];
    }
    const [other] = question.others;
    return [
      ...groupParts("", undefined, settings, question),
      ...(settings.twin && other !== undefined ? groupParts("twin-", other.name, settings, question) : []),
    ];
  },
};

function groupDimensions(question: Question<VolumeGroupFacts>): readonly Dimension<VolumeGroupSettings>[] {
  const { facts, home, others } = question;
  const [other] = others;
  const levels: Level<VolumeGroupSettings>[] = [{ set: { twin: false } }];
  if (other !== undefined) {
    const reason = `a twin in ${other.name}`;
    levels.push(priced(reason, PRICES.twin, { twin: true }));
  }
  return [
    ...unitDimensions(facts.units ?? 1, home.zones.length, "instances"),
    { name: "elsewhere", bearsOn: ["instance", "zone", "region", "compromise"], levels },
  ];
}

/** The machine can be made anew from its image; only the volume keeps data. */
function instanceParts({ facts, home }: Question<VolumeGroupFacts>, key: Inputs): readonly Blueprint[] {
  return [
    {
      id: "main",
      type: "aws:ec2/instance:Instance",
      inputs: {
        instanceType: facts.instanceType,
        launchTemplate: { id: given("launch-template") },
        subnetId: given("subnets", 0),
        maintenanceOptions: { autoRecovery: "default" },
        tenancy: "default",
        disableApiTermination: true,
      },
      tags: "member",
      role: "compute",
      scope: "member",
      purpose: "the machine",
    },
    {
      id: "volume",
      type: "aws:ebs/volume:Volume",
      inputs: { availabilityZone: home.zones[0] ?? `${home.name}a`, type: "gp3", encrypted: true, ...key },
      tags: "member",
      scope: "member",
      protect: true,
      purpose: "keeps the data",
    },
    {
      id: "attachment",
      type: "aws:ec2/volumeAttachment:VolumeAttachment",
      inputs: { deviceName: "/dev/sdf", volumeId: reference("volume", "id"), instanceId: reference("main", "id") },
      tags: "none",
      scope: "member",
      purpose: "attaches the volume to the machine",
    },
  ];
}

function groupParts(
  prefix: "" | "twin-",
  region: string | undefined,
  { units, zones }: VolumeGroupSettings,
  { facts, others }: Question<VolumeGroupFacts>,
): readonly Blueprint[] {
  const group = targetGroup(`${prefix}targets`, region, "instance");
  const available = region === undefined ? zones : (others[0]?.zones.length ?? 0);
  return [
    group,
    {
      id: prefix === "" ? "main" : "twin",
      type: "aws:autoscaling/group:Group",
      ...(region === undefined ? {} : { region }),
      inputs: {
        minSize: facts.units ?? 1,
        maxSize: units + 1,
        desiredCapacity: units,
        vpcZoneIdentifiers: subnetsIn(Math.min(zones, available)),
        launchTemplate: { id: given("launch-template"), version: "$Latest" },
        targetGroupArns: [reference(group.id, "arn")],
        healthCheckType: "ELB",
      },
      tags: "member",
      scope: "member",
      purpose: prefix === "" ? "the machines" : "takes over when the Region is lost",
    },
  ];
}
