import { INSTANT, object, type Schema } from "../declaration/json-schema";
import { SCENARIOS } from "../declaration/scenario";
import { DRILL_OUTCOMES, DRILLED_SCENARIOS, ENVIRONMENTS } from "../evidence/record";
import { COSTS } from "../recovery/edit";
import { GRADES } from "../verdict/grade";
import { UNPROVEN_REASONS } from "../verdict/verdict";
import { BASELINE_FINDING } from "./baseline/baseline";
import { FIX_PLAN_SCHEMA } from "./fix-plan-schema";
import { SCHEMA_VERSION } from "./report";

const TEXT: Schema = { type: "string" };
const TEXT_OR_NULL: Schema = { type: ["string", "null"] };
const COUNT: Schema = { type: "integer", minimum: 0 };
const SECONDS_OR_NULL: Schema = { type: ["integer", "null"], minimum: 0 };
const PROVENANCE: Schema = { enum: ["measured", "derived", "documented", "declared", "assumed", "none"] };
const SCENARIO: Schema = { enum: SCENARIOS };

const list = (items: Schema): Schema => ({ type: "array", items });

const STEP = object(
  "One part of a time or a loss: an interval of seconds with where it comes from.",
  {
    label: TEXT,
    member: { ...TEXT, description: "The URN of the member that takes it; absent where people or a whole service do." },
    detail: TEXT,
    lo: { ...SECONDS_OR_NULL, description: "The least; null: there is no way at all." },
    hi: { ...SECONDS_OR_NULL, description: "The most; null: no bound is known." },
    provenance: PROVENANCE,
    source: TEXT,
  },
  ["member", "detail"],
);

const BOUND = object("A sum of steps.", {
  seconds: { ...SECONDS_OR_NULL, description: "The most it can be; null: no bound is known." },
  atLeastSeconds: { ...SECONDS_OR_NULL, description: "The least it can be; null: there is no way at all." },
  provenance: { ...PROVENANCE, description: "As weak as the weakest step." },
  steps: list({ $ref: "#/definitions/step" }),
});

const PATH = object(
  "The way back that the verdict rests on.",
  {
    mechanism: TEXT,
    startedBy: { enum: ["automatic", "people"] },
    endpoint: { enum: ["same", "new"] },
    target: object("Where the member comes back; null: not known.", {
      region: TEXT_OR_NULL,
      account: TEXT_OR_NULL,
    }),
    requires: list(
      object("What must hold for it.", { text: TEXT, holds: { enum: [true, false, "unknown"] }, because: TEXT }, [
        "because",
      ]),
    ),
    rto: { $ref: "#/definitions/bound" },
    rpo: { $ref: "#/definitions/bound" },
    cutover: {
      ...list({ $ref: "#/definitions/step" }),
      description: "Until clients have followed to the new endpoint; absent where it stays.",
    },
  },
  ["cutover"],
);

const BINDS = object(
  "URNs of the members that the verdict hangs on.",
  {
    rto: { ...TEXT_OR_NULL, description: "Takes longest; null: a service that this one depends on does." },
    rpo: { ...TEXT_OR_NULL, description: "Loses most; null: no member keeps data." },
    doubt: { ...TEXT, description: "What the reason is about; only where the verdict is unproven." },
  },
  ["doubt"],
);

const VERDICT_PROPERTIES: Readonly<Record<string, Schema>> = {
  verdict: { enum: ["meets", "violates", "unproven", "undeclared"] },
  reason: { enum: UNPROVEN_REASONS, description: "Only where the verdict is unproven." },
  because: TEXT,
};

const VERDICT = object(
  "What a service can do in one scenario, against its objective.",
  {
    scenario: SCENARIO,
    objective: object("What is stated; null: nothing, or not known.", {
      rtoSeconds: SECONDS_OR_NULL,
      rpoSeconds: SECONDS_OR_NULL,
    }),
    ...VERDICT_PROPERTIES,
    waived: { const: true, description: "Somebody answers for leaving it so." },
    rto: { $ref: "#/definitions/bound" },
    rpo: { $ref: "#/definitions/bound" },
    alone: object(
      "What it comes to if it waits for no other service; only where it needs one of another stack.",
      { ...VERDICT_PROPERTIES, rto: { $ref: "#/definitions/bound" }, binds: BINDS },
      ["reason", "because"],
    ),
    binds: BINDS,
    members: list(
      object(
        "A member, with its way back if it has one.",
        {
          urn: TEXT,
          path: { oneOf: [{ $ref: "#/definitions/path" }, { type: "null" }] },
          closed: {
            ...list(object("One that there could be.", { mechanism: TEXT, lacks: list(TEXT) })),
            description: "Only where there is no way back: those that there could be, with what each lacks.",
          },
        },
        ["closed"],
      ),
    ),
  },
  ["waived", "reason", "because", "alone"],
);

const DRILL = {
  id: TEXT,
  at: INSTANT,
  member: TEXT,
  environment: { enum: ENVIRONMENTS },
  outcome: { enum: DRILL_OUTCOMES },
  achieved: object("What was measured; null: the drill did not get so far.", {
    rtoSeconds: SECONDS_OR_NULL,
    rpoSeconds: SECONDS_OR_NULL,
  }),
};

const DRILLS = object(
  "What drills say of a service; absent where there were none.",
  {
    last: object("The last one, whatever became of it, and wherever it ran.", DRILL),
    counted: { ...list(TEXT), description: "Those that bound a restore time, from the newest on." },
    leftOut: list(object("One that does not count, and why.", { id: TEXT, because: TEXT })),
    history: {
      ...list(
        object("A drill, with what was asked of the service then.", {
          ...DRILL,
          scenario: { enum: DRILLED_SCENARIOS },
          objective: object("Null: nothing was.", { rtoSeconds: SECONDS_OR_NULL, rpoSeconds: SECONDS_OR_NULL }),
        }),
      ),
      description: "All of them, from the oldest on.",
    },
  },
  ["history"],
);

const PLANNED_HALF = object("One half of an objective, and what it comes to.", {
  objective: { ...SECONDS_OR_NULL, description: "Null: none is stated." },
  seconds: { ...SECONDS_OR_NULL, description: "The most it can be; null: no bound is known." },
  sum: TEXT,
});

const PLANNED = object("What a component chose for a member, and why nothing cheaper.", {
  urn: { ...TEXT, description: "The component's." },
  kind: TEXT,
  choices: list(TEXT),
  cost: list(object("What it costs beyond the least.", { kind: { enum: COSTS }, amount: COUNT, reason: TEXT })),
  among: { ...COUNT, description: "How many arrangements there were to choose from." },
  scenarios: list(
    object("How well it keeps an objective.", {
      scenario: SCENARIO,
      grade: { enum: GRADES },
      rto: PLANNED_HALF,
      rpo: PLANNED_HALF,
    }),
  ),
  passedOver: list(
    object("Cheaper ones that fall short for the same reason.", {
      choices: list(TEXT),
      scenario: SCENARIO,
      why: TEXT,
      others: COUNT,
    }),
  ),
  untold: { ...COUNT, description: "How many more were passed over for reasons that are not told." },
});

const COUNT_OR_NULL: Schema = { type: ["integer", "null"], minimum: 0 };

const STANDING = object(
  "Where a member stands, and what it waits for.",
  {
    urn: TEXT,
    role: { enum: ["data", "compute", "network", "cache"] },
    region: { ...TEXT_OR_NULL, description: "Null: not known." },
    zones: { ...list(TEXT), description: "Those that are known, sorted." },
    everywhere: { type: "boolean", description: "Whether it is in each of these zones; else in some of them." },
    because: { ...TEXT, description: "Why it may be in other zones; absent where all are known." },
    after: { ...list(COUNT), description: "The members that it waits for, by their place in the list." },
    consistencyGroup: { ...TEXT, description: "The data members that have to fit together when they come back." },
    capacity: object("How many units share its work, and how many are left at the least; null: not known.", {
      unit: TEXT,
      units: COUNT_OR_NULL,
      withoutInstance: COUNT_OR_NULL,
      withoutZone: COUNT_OR_NULL,
    }),
  },
  ["because", "consistencyGroup", "capacity"],
);

const RECOVERY = object("How a service comes back, whatever is lost: what simulations rest on.", {
  detect: { $ref: "#/definitions/step" },
  decide: { $ref: "#/definitions/step" },
  verify: { $ref: "#/definitions/step" },
  members: list(STANDING),
  elsewhere: list(
    object("When a service of another stack that it depends on is back.", {
      service: TEXT,
      scenario: SCENARIO,
      step: { $ref: "#/definitions/step" },
    }),
  ),
});

const SERVICE = object(
  "A service, with a verdict for each scenario.",
  {
    name: TEXT,
    owner: TEXT_OR_NULL,
    dependsOn: list(TEXT),
    scenarios: list(VERDICT),
    drills: DRILLS,
    recovery: RECOVERY,
    planned: { ...list(PLANNED), description: "What components chose for its members." },
  },
  ["drills", "recovery", "planned"],
);

const FINDING_PROPERTIES: Readonly<Record<string, Schema>> = {
  rule: { type: "string", pattern: "^[a-z]+(-[a-z]+)*$" },
  verdict: { enum: ["violates", "unproven"] },
  level: { enum: ["advisory", "mandatory"] },
  severity: { enum: ["low", "medium", "high", "critical"] },
  service: TEXT,
  scenario: SCENARIO,
  dependency: { ...TEXT, description: "The service that it depends on; only of findings on a dependency." },
  urn: TEXT,
  message: TEXT,
  fix: TEXT,
  docs: { type: "string", description: "The page that explains the rule, as a path within the package." },
  baseline: { enum: ["known", "grown"], description: "Known before, and therefore advice; or known, but grown since." },
};

const FINDING_OPTIONAL = ["service", "scenario", "dependency", "urn", "fix", "baseline"];

const FINDING = object("One thing that is wrong or cannot be shown.", FINDING_PROPERTIES, FINDING_OPTIONAL);

const SHORTFALL = object("One half of an objective that is not kept, and how much of that is accepted.", {
  seconds: { ...SECONDS_OR_NULL, description: "The most it comes to; null: no bound is known." },
  acceptedSeconds: { ...SECONDS_OR_NULL, description: "Null: whatever it comes to." },
});

const WAIVED = object(
  "A finding that does not count, since somebody answers for leaving it as it is.",
  {
    ...FINDING_PROPERTIES,
    owner: TEXT,
    reason: TEXT,
    until: { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}$", description: "The day from which it counts again." },
    shortfall: object("Of objective-met alone.", { rto: SHORTFALL, rpo: SHORTFALL }, ["rto", "rpo"]),
  },
  [...FINDING_OPTIONAL, "shortfall"],
);

const SPAN = object("The least and the most, in seconds.", {
  lo: COUNT,
  hi: { ...SECONDS_OR_NULL, description: "Null: nobody knows." },
});

const LANE = object(
  "The runs of one backup rule, or of one copy of it.",
  {
    plan: TEXT,
    rule: TEXT,
    kind: { enum: ["snapshot", "continuous", "copy"] },
    vault: TEXT,
    expression: TEXT,
    timezone: TEXT,
    startWindow: COUNT,
    job: SPAN,
    copy: SPAN,
    retention: { ...SECONDS_OR_NULL, description: "How long points are kept; null: for ever; absent: not known." },
    doubt: { type: "string", description: "Why it may not exist at all." },
    more: { ...COUNT, description: "How many more runs the span has, where there are too many to hold." },
    runs: list(
      object(
        "Runs of which the same becomes, for the same reason.",
        { fate: { enum: ["counts", "may be lost", "lost"] }, because: TEXT, at: list(INSTANT) },
        ["because"],
      ),
    ),
  },
  ["copy", "retention", "doubt", "more"],
);

const TIMELINE = object(
  "What AWS Backup has scheduled for members around the moment at which most is lost.",
  {
    members: list(TEXT),
    from: INSTANT,
    to: INSTANT,
    lanes: list(LANE),
    blackouts: list(object("A time in which no snapshot succeeds.", { what: TEXT, start: INSTANT, end: INSTANT })),
    worst: object("Between which runs most is lost.", {
      holds: { ...INSTANT, description: "The data in the last usable point." },
      fires: { ...INSTANT, description: "The run whose point ends the loss." },
      usable: {
        type: ["string", "null"],
        pattern: INSTANT.pattern,
        description: "When that point is usable at the latest; null: nobody knows.",
      },
      loss: SPAN,
    }),
    because: { type: "string", description: "Why there is no worst gap." },
  },
  ["worst", "because"],
);

/** The JSON report as JSON schema; published as docs/report.schema.json. All times are seconds. */
export const REPORT_SCHEMA: Schema = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "Lifeboat report",
  ...object(
    "What a preview comes to. Services and findings are sorted; the same input gives the same bytes.",
    {
      schemaVersion: { const: SCHEMA_VERSION },
      engine: object(
        "What made the report, and how.",
        {
          name: { const: "lifeboat" },
          version: TEXT,
          tzdata: {
            type: "string",
            description: "The edition of the time zone data that schedules were evaluated with.",
          },
          backupTiming: { enum: ["worst", "scheduled"] },
          toleratedMisses: COUNT,
          rules: {
            type: "object",
            additionalProperties: { enum: ["advisory", "mandatory", "off"] },
            description: "The levels of rules that are configured, by id; absent where all have their own.",
          },
          source: {
            enum: ["simulation", "preview", "state"],
            description:
              "What the resources are known from: a simulated preview, one by Pulumi, or its state; absent where the pack wrote the report.",
          },
        },
        ["rules", "source"],
      ),
      project: TEXT,
      stack: TEXT,
      directory: { ...TEXT, description: "Where the project lies within its repository; absent where not known." },
      asOf: INSTANT,
      services: list(SERVICE),
      elsewhere: list(
        object("A service that these need and the stack does not declare.", {
          name: TEXT,
          neededBy: list(TEXT),
          promised: { type: "boolean", description: "Whether lifeboat.yaml says under external what it promises." },
        }),
      ),
      stacks: list(object("One of the stacks that were merged.", { project: TEXT, stack: TEXT, asOf: INSTANT })),
      findings: list(FINDING),
      waived: list(WAIVED),
      baseline: object("What became of the findings that the program had before.", {
        known: COUNT,
        grown: COUNT,
        gone: { ...list(BASELINE_FINDING), description: "Those that do not occur any longer." },
      }),
      timelines: list(TIMELINE),
      locations: {
        type: "object",
        description: "Where the program makes the resources that the report names, by URN; absent where not known.",
        additionalProperties: object("A line of a program.", {
          file: { ...TEXT, description: "From the directory of the project." },
          line: { type: "integer", minimum: 1 },
        }),
      },
      fixPlan: FIX_PLAN_SCHEMA,
      summary: object("Counts of service × scenario; one whose shortfall is waived counts as that alone.", {
        meets: COUNT,
        violates: COUNT,
        unproven: COUNT,
        undeclared: COUNT,
        waived: COUNT,
      }),
    },
    ["directory", "elsewhere", "stacks", "baseline", "timelines", "locations", "fixPlan"],
  ),
  definitions: { step: STEP, bound: BOUND, path: PATH },
};
