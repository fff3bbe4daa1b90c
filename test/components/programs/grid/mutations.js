const { BackupPolicy, Service } = require("../../../../dist/components");
const { MEMBERS, PLACES } = require("./members");

const near = { region: { rto: "1h", rpo: "15m" } };
const far = { region: { rto: "2d", rpo: "2d" } };
const safe = { compromise: { rto: "3d", rpo: "2d" } };

const one = { rto: "30m", rpo: "5m" };

/**
 * What a transform takes away of each member, by the name of its service: objectives, the form of the member, its transform,
 * and what else the service or its backups state.
 */
exports.MUTATIONS = {
  "standby-off": [one, "instance", { main: { multiAz: false } }],
  "retention-cut": [one, "table", { main: { pointInTimeRecovery: { enabled: true, recoveryPeriodInDays: 1 } } }],
  "recovery-off": [one, "table", { main: { pointInTimeRecovery: { enabled: false } } }],
  "table-replica-removed": [{ ...one, ...near }, "table", { main: { replicas: undefined } }],
  "versioning-off": [one, "bucket", { versioning: { versioningConfiguration: { status: "Suspended" } } }],
  "replication-off": [{ ...one, ...near }, "bucket", { replication: stopReplication }],
  "copy-removed": [far, "bucket", {}, { plans: { "backups-24h-7d-eu-central-1": withoutCopies } }],
  "unit-less": [one, "tasks", { main: (args) => void args.desiredCount-- }, { minimumServiceLevel: 0.6 }],
  "zone-less": [one, "machines", { main: (args) => void args.vpcZoneIdentifiers.pop() }],
  "failover-unnoticed": [{ region: { rto: "5m", rpo: "5m" } }, "named", { record: unnoticed }],
  "cache-replica-removed": [one, "cache", { main: aloneInItsZone }],
  "reader-in-the-same-zone": [
    { zone: { rto: "5m", rpo: "5m" } },
    "aurora",
    { "instance-1": { availabilityZone: "eu-west-1a" } },
  ],
  "lock-removed": [safe, "files", {}, { lockedVault: true, plans: { "locked-backups-lock": governed } }],
  "key-removed": [safe, "instance", { main: { kmsKeyId: undefined } }, { otherAccount: true }],
  "backups-off": [{ zone: { rpo: "1d" }, data: { rpo: "2d" } }, "files", {}, { plans: { "backups-24h-7d": weekly } }],
};

function stopReplication(args) {
  args.rules = args.rules.map((rule) => ({ ...rule, status: "Disabled" }));
}

function withoutCopies(args) {
  args.rules = args.rules.map(({ copyActions, ...rule }) => rule);
}

function weekly(args) {
  args.rules = args.rules.map((rule) => ({ ...rule, schedule: "cron(30 2 ? * SUN *)" }));
}

function unnoticed(args) {
  delete args.healthCheckId;
  args.aliases = args.aliases.map((alias) => ({ ...alias, evaluateTargetHealth: false }));
}

function governed(args) {
  delete args.changeableForDays;
}

function aloneInItsZone(args) {
  Object.assign(args, { numCacheClusters: 1, automaticFailoverEnabled: false, multiAzEnabled: false });
  args.preferredCacheClusterAzs = args.preferredCacheClusterAzs.slice(0, 1);
}

/** Every service of the table, with its member: as planned, or as its transform leaves it. */
exports.mutated = (isMutated) => {
  Object.entries(exports.MUTATIONS).forEach(([name, [objectives, kind, transform, more = {}]], i) => {
    const { plans = {}, minimumServiceLevel, lockedVault = false, otherAccount } = more;
    const backups = new BackupPolicy(`${name}-backups`, {
      lockedVault,
      ...(otherAccount && { otherAccount: { account: "222222222222", vaultName: "far" } }),
      ...(isMutated && { transform: plans }),
    });
    const service = new Service(name, {
      owner: "team-grid",
      objectives,
      ...PLACES,
      ...(minimumServiceLevel && { minimumServiceLevel }),
      ...(otherAccount && { account: "111111111111" }),
      ...(name === "retention-cut" && { detectionWindow: "14d" }),
      backups,
    });
    MEMBERS[kind](`m-${i}`, service, isMutated ? { transform } : {});
  });
};
