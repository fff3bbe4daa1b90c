import { type BackupSettings, backupDimensions, backupsFit, needsOwnKey } from "../backup-choices";
import { backupParts, keyIn } from "../backup-parts";
import { type Blueprint, type Inputs, nameOf, reference } from "../blueprint";
import { PRICES } from "../cost";
import { type Dimension, type Level, type PlannedKind, priced } from "../kind";
import { OWN_KEY_ARN, ownKey } from "../own-key";
import type { DatabaseFacts, Question } from "../question";
import { auroraParts } from "./aurora";
import { ownRetention, subnetGroupIn } from "./database-parts";

/** How a database is set up. */
export interface DatabaseSettings extends BackupSettings {
  readonly form: "instance" | "aurora";
  /** Standbys or readers in other zones. */
  readonly standbys: number;
  /** What another Region holds, besides copies of backups. */
  readonly elsewhere: "nothing" | "replicated backups" | "replica";
}

const INSTANCE_TYPE = "aws:rds/instance:Instance";

/** The most readers that are considered: with two the loss of a zone leaves another one. */
const MOST_READERS = 2;

/** A DB instance or a cluster of Amazon Aurora. It always has automated backups, encryption and deletion protection. */
export const database: PlannedKind<DatabaseFacts, DatabaseSettings> = {
  kind: "database",
  title: "a database",
  dimensions: (question) => [forms(question), standbys(question), elsewhere(question), ...backupDimensions(question)],
  fits({ form, standbys: count, elsewhere: held, ...backups }) {
    const formFits = form === "aurora" ? held !== "replicated backups" : count <= 1;
    return formFits && backupsFit(backups);
  },
  parts: (settings, question) => [
    ...ownKey(settings, question),
    ...(settings.form === "aurora" ? auroraParts(settings, question) : instanceParts(settings, question)),
    ...backupParts(settings, question),
  ],
};

function forms({ facts: { engine, auroraEngine } }: Question<DatabaseFacts>): Dimension<DatabaseSettings> {
  const levels: Level<DatabaseSettings>[] = [];
  if (engine !== undefined) levels.push({ choice: "DB instance", set: { form: "instance" } });
  if (auroraEngine !== undefined) {
    const reason = "Aurora, whose storage is in three zones";
    levels.push({ ...priced<DatabaseSettings>(reason, PRICES.aurora, { form: "aurora" }), choice: "Aurora cluster" });
  }
  return { name: "form", bearsOn: ["instance", "zone", "region", "data", "compromise"], levels };
}

function standbys({ facts, home }: Question<DatabaseFacts>): Dimension<DatabaseSettings> {
  const most = home.zones.length < 2 ? 0 : facts.auroraEngine === undefined ? 1 : MOST_READERS;
  const levels = Array.from({ length: most + 1 }, (_, count): Level<DatabaseSettings> => {
    if (count === 0) return { set: { standbys: 0 } };
    const reason = count === 1 ? "a standby in another zone" : `${count} standbys in other zones`;
    return priced(reason, PRICES.standby, { standbys: count }, count);
  });
  return { name: "standbys", bearsOn: ["instance", "zone"], levels };
}

function elsewhere({ others: [other] }: Question<DatabaseFacts>): Dimension<DatabaseSettings> {
  const levels: Level<DatabaseSettings>[] = [{ set: { elsewhere: "nothing" } }];
  if (other !== undefined) {
    const backups = `automated backups replicated to ${other.name}`;
    const replica = `a replica in ${other.name}`;
    levels.push(
      priced(backups, PRICES.replicatedBackups, { elsewhere: "replicated backups" }),
      priced(replica, PRICES.replicaElsewhere, { elsewhere: "replica" }),
    );
  }
  return { name: "elsewhere", bearsOn: ["region"], levels };
}

function instanceParts(settings: DatabaseSettings, question: Question<DatabaseFacts>): readonly Blueprint[] {
  const { facts } = question;
  const group = subnetGroupIn(undefined);
  const main: Blueprint = {
    id: "main",
    type: INSTANCE_TYPE,
    inputs: {
      ...ofAnyInstance(facts),
      engine: facts.engine ?? "",
      allocatedStorage: facts.allocatedStorage ?? 20,
      multiAz: settings.standbys > 0,
      dbSubnetGroupName: nameOf(group.id),
      ...ownRetention(question),
      deleteAutomatedBackups: false,
      ...(needsOwnKey(settings) ? { kmsKeyId: OWN_KEY_ARN } : {}),
    },
    tags: "member",
    scope: "member",
    protect: true,
    purpose: "the database",
  };
  return [group, main, ...inAnotherRegion(settings, question)];
}

function ofAnyInstance({ instanceClass }: DatabaseFacts): Inputs {
  return {
    instanceClass,
    storageEncrypted: true,
    publiclyAccessible: false,
    deletionProtection: true,
    copyTagsToSnapshot: true,
    maintenanceWindow: "sun:05:00-sun:05:30",
  };
}

function inAnotherRegion(settings: DatabaseSettings, question: Question<DatabaseFacts>): readonly Blueprint[] {
  const [other] = question.others;
  if (other === undefined || settings.elsewhere === "nothing") return [];
  const key = keyIn(other.name);
  const { backupRetentionPeriod } = ownRetention(question);
  if (settings.elsewhere === "replicated backups") {
    return [
      key,
      {
        id: "replicated-backups",
        type: "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication",
        region: other.name,
        inputs: {
          sourceDbInstanceArn: reference("main", "arn"),
          kmsKeyId: reference(key.id, "arn"),
          retentionPeriod: backupRetentionPeriod,
        },
        tags: "none",
        scope: "member",
        purpose: "point-in-time recovery in another Region",
      },
    ];
  }
  const group = subnetGroupIn(other.name);
  return [
    key,
    group,
    {
      id: "replica",
      type: INSTANCE_TYPE,
      region: other.name,
      inputs: {
        ...ofAnyInstance(question.facts),
        replicateSourceDb: reference("main", "arn"),
        kmsKeyId: reference(key.id, "arn"),
        dbSubnetGroupName: nameOf(group.id),
        skipFinalSnapshot: true,
      },
      tags: "aside",
      scope: "member",
      purpose: "is promoted when the Region is lost",
    },
  ];
}
