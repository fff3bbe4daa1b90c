const { Config } = require("@pulumi/pulumi");
const { BackupPolicy, ObjectiveError, Service } = require("../../../../dist/components");
const { MEMBERS, PLACES } = require("./members");
const { mutated } = require("./mutations");

/** Plain objectives, and those for a lost Region, from strict to loose. */
const PLAIN = { prompt: ["3m", "1m"], soon: ["30m", "5m"], day: ["1d", "1d"] };
const REGION = { "": undefined, "-near": ["1h", "15m"], "-far": ["2d", "2d"] };

const pair = (given) => given && { rto: given[0], rpo: given[1] };

/** What every point of the grid states: a plain pair, one for a lost Region, one for a compromised account. */
const POINTS = Object.entries(PLAIN).flatMap(([plain, stated]) => [
  ...Object.entries(REGION).map(([region, lost]) => ({ point: `${plain}${region}`, stated, lost })),
  { point: `${plain}-safe`, stated, taken: ["3d", "2d"] },
]);

/** A cache keeps nothing that a deletion leaves behind, so it is not asked to. */
const pairs = (kind, stated) => (kind === "store" ? { instance: pair(stated), zone: pair(stated) } : pair(stated));

/** Which points are refused, and why. Each name begins with what a refused member would be called. */
function grid(points) {
  const policies = { plain: new BackupPolicy("plain"), locked: new BackupPolicy("locked", { lockedVault: true }) };
  const refused = {};
  Object.entries(MEMBERS).forEach(([kind, make], i) => {
    points.forEach(({ point, stated, lost, taken }, j) => {
      const name = `${kind}-${point}`;
      const service = new Service(name, {
        owner: "team-grid",
        objectives: {
          ...pairs(kind, stated),
          ...(lost && { region: pair(lost) }),
          ...(taken && { compromise: pair(taken) }),
        },
        ...(point.startsWith("day") ? { detectionWindow: "14d" } : {}),
        ...PLACES,
        backups: taken ? policies.locked : policies.plain,
      });
      try {
        // A DB instance of SQL Server has a name of 15 characters at most.
        make(`m-${i}-${j}`, service);
      } catch (error) {
        if (!(error instanceof ObjectiveError)) throw error;
        refused[name] = error.message;
      }
    });
  });
  return refused;
}

const config = new Config("grid");
const one = config.get("point");
const asked = config.get("case") ?? "all";
if (asked === "all") exports.refused = grid(POINTS.filter(({ point }) => one === undefined || point === one));
else mutated(asked === "mutated");
