import { INSTANT, object, type Schema } from "../declaration/json-schema";
import { POINT_KINDS } from "../recovery/point";
import {
  DRILL_OUTCOMES,
  DRILLED_SCENARIOS,
  ENVIRONMENTS,
  EVIDENCE_SCHEMA_VERSION,
  LOADED_BY,
  LOSS_QUALITIES,
  PHASES,
} from "./record";

const TEXT: Schema = { type: "string", maxLength: 4096 };
const NAME: Schema = { type: "string", minLength: 1, maxLength: 2048 };
const FLAG: Schema = { type: "boolean" };
const TEXTS: Schema = { type: "array", items: TEXT, maxItems: 10_000 };
const COUNT: Schema = { type: "integer", minimum: 0 };
const SECONDS: Schema = { type: "integer", minimum: 0 };
const SECONDS_OR_NULL: Schema = { type: ["integer", "null"], minimum: 0 };
const HASH: Schema = { type: "string", pattern: "^[0-9a-f]{64}$" };

/** The id of a drill, and with `.json` the name of its file: service, start, and something that no other drill has. */
export const DRILL_ID = /^([a-z0-9-]{1,63})-\d{8}T\d{6}Z-[0-9a-z]{4,32}$/;

const orNull = (schema: Schema): Schema => ({ oneOf: [schema, { type: "null" }] });
const list = (items: Schema, more: Schema = {}): Schema => ({ type: "array", items, maxItems: 10_000, ...more });
const TEXT_OR_NULL: Schema = { type: ["string", "null"], maxLength: 2048 };

const SHAPE = object("What bears on how long a restore takes; null: the type has no such thing, or nothing tells.", {
  class: TEXT_OR_NULL,
  multiAz: { type: ["boolean", "null"] },
  storageType: TEXT_OR_NULL,
  allocatedGiB: { type: ["number", "null"], minimum: 0 },
  engineVersion: TEXT_OR_NULL,
  parameterGroup: TEXT_OR_NULL,
  region: TEXT_OR_NULL,
});

const MEMBER = object(
  "What the backup is of.",
  {
    urn: NAME,
    arn: NAME,
    type: { ...NAME, description: "The Pulumi type." },
    name: NAME,
    engine: NAME,
    engineVersion: NAME,
  },
  ["urn", "engine", "engineVersion"],
);

const POINT = object(
  "The recovery point that was restored.",
  {
    arn: NAME,
    kind: { enum: POINT_KINDS },
    createdAt: INSTANT,
    dataAt: { ...orNull(INSTANT), description: "The newest data in it; null: nothing tells." },
    vault: NAME,
    region: NAME,
    account: NAME,
    encrypted: FLAG,
    locked: FLAG,
    sizeBytes: COUNT,
  },
  ["vault", "account", "locked", "sizeBytes"],
);

const BOUND = object("A bound of the model; hi null: none is known.", { lo: SECONDS, hi: SECONDS_OR_NULL });

/** A record of a drill as JSON schema; published as docs/evidence.schema.json. All times are seconds, all instants UTC. */
export const EVIDENCE_SCHEMA: Schema = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "Lifeboat evidence",
  ...object(
    "What one restore drill showed, kept as evidence/<service>/<id>.json.",
    {
      schemaVersion: { const: EVIDENCE_SCHEMA_VERSION },
      id: { type: "string", pattern: DRILL_ID.source },
      previous: {
        ...orNull(HASH),
        description:
          "SHA-256 of the canonical JSON (RFC 8785) of the service's record before it, without its signature; null: it is the first.",
      },
      kind: { const: "component-restore" },
      environment: { enum: ENVIRONMENTS, description: "Only aws says anything of production." },
      tool: object("What drilled.", { name: NAME, version: NAME, node: NAME, sdk: NAME }),
      service: { type: "string", pattern: "^[a-z0-9-]{1,63}$" },
      scenario: { enum: DRILLED_SCENARIOS },
      member: MEMBER,
      point: { ...orNull(POINT), description: "Null: no usable recovery point was found." },
      shape: {
        ...orNull(
          object("The source beside what was restored.", {
            source: SHAPE,
            restored: SHAPE,
            differences: TEXTS,
            alike: FLAG,
          }),
        ),
        description: "Null: nothing was restored.",
      },
      phases: list(
        object("A phase with its instants.", { name: { enum: PHASES }, startedAt: INSTANT, endedAt: INSTANT }),
        { minItems: 1 },
      ),
      checks: list(
        object("A question put to the restored data; never the contents of a row.", {
          name: TEXT,
          rung: TEXT,
          expected: TEXT,
          actual: TEXT,
          passed: FLAG,
        }),
      ),
      notChecked: { ...TEXTS, description: "What the drill did not ask of the restored data." },
      loaded: object(
        "How everything came to be loaded that AWS fetches lazily; absent: nobody asked, or nobody knows.",
        {
          by: { enum: LOADED_BY, description: "Each block was read once, or AWS said that it was done." },
          relations: COUNT,
          bytes: COUNT,
        },
      ),
      achieved: object(
        "What was measured, rounded up; null: the drill did not get so far.",
        {
          rtoSeconds: SECONDS_OR_NULL,
          rtoWithoutResponseSeconds: SECONDS_OR_NULL,
          rtoLoadedSeconds: {
            ...SECONDS_OR_NULL,
            description: "RTO until everything is loaded; absent: nobody asked; null: nobody knows.",
          },
          restoreSeconds: SECONDS_OR_NULL,
          rpoSeconds: SECONDS_OR_NULL,
          rpoQuality: { enum: LOSS_QUALITIES },
          uncertaintySeconds: SECONDS,
        },
        ["rtoLoadedSeconds"],
      ),
      objective: object("What was to be met; null: nothing is stated.", {
        rtoSeconds: SECONDS_OR_NULL,
        rpoSeconds: SECONDS_OR_NULL,
      }),
      predicted: orNull(object("What the model said beforehand.", { rto: BOUND, rpo: BOUND })),
      outcome: { enum: DRILL_OUTCOMES },
      because: TEXT,
      cleanup: object("What was taken away again, and what could not be.", {
        proven: FLAG,
        removed: TEXTS,
        left: TEXTS,
      }),
      standsFor: list(NAME, { description: "Members by name, or Pulumi types, that it vouches for too." }),
      signature: object("Over the canonical JSON of the record without this field.", {
        algorithm: { const: "ed25519" },
        keyId: { type: "string", pattern: "^[0-9a-f]{16}$" },
        value: { type: "string", pattern: "^[A-Za-z0-9+/]{86}==$" },
      }),
    },
    ["notChecked", "loaded", "because", "standsFor", "signature"],
  ),
};

/** What is left of records that were pruned: where the chain was cut. */
export const PRUNED_SCHEMA: Schema = object(
  "Where the chain of a service was cut, and which drills stood before that.",
  {
    schemaVersion: { const: EVIDENCE_SCHEMA_VERSION },
    service: { type: "string", pattern: "^[a-z0-9-]{1,63}$" },
    cut: list(HASH),
    removed: list({ type: "string", pattern: DRILL_ID.source }),
  },
);
