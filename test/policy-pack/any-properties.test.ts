import { describe, expect, jest, test } from "@jest/globals";
import fc from "fast-check";
import { UNKNOWN as UNKNOWN_VALUE } from "../../continuity/estate/value";
import { propertiesRead } from "../../continuity/mechanisms/reads";
import { rawProperties } from "../../workspace/raw-properties";
import { circumstances } from "./circumstances";
import { backups, database, INSTANCE, PLAN, SELECTION, SENTINELS, VAULT, VAULT_LOCK } from "./estate";
import { type Answer, type Shown, serve, urnOf, withoutProtobuf } from "./server";

jest.setTimeout(120_000);
circumstances();

const LONG = "x".repeat(100_000);
const SECRET = "planted-secret!";

/** Keys that mean something to the model, to JavaScript, or to nobody. */
const key = fc.oneof(
  fc.constantFrom("__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "length", "", "a.b"),
  fc.constantFrom("ruleName", "schedule", "startWindow", "completionWindow", "lifecycle", "deleteAfter", "copyActions"),
  fc.constantFrom(
    "coldStorageAfter",
    "destinationVaultArn",
    "enableContinuousBackup",
    "targetVaultName",
    "scheduleTimezone",
  ),
  fc.constantFrom("type", "key", "value", "stringEquals", "stringLikes", "stringNotEquals", "tags", "roleArn"),
  fc.constantFrom("continuity:service", "continuity:rto", "continuity:rpo", "continuity:rpo:data", "continuity:role"),
  fc.constantFrom("continuity:depends-on", "continuity:mtpd", "continuity:consistency-group", "continuity:detect"),
  fc.string({ maxLength: 8 }),
);

const text = fc.oneof(
  fc.constantFrom(...SENTINELS),
  fc.constantFrom(
    "orders",
    "checkout",
    "orders checkout",
    "4h",
    "15m",
    "0s",
    "-4h",
    "PT1H",
    "99999999999999d",
    "none",
    "data",
  ),
  fc.constantFrom(
    "cron(0 5 ? * * *)",
    "cron(0 0 29 2 ? *)",
    "cron(0 5 ? * MON#5 *)",
    "rate(1 day)",
    "cron(0 5 1 1 ? 2020)",
  ),
  fc.constantFrom(
    "arn:aws:rds:eu-central-1:123456789012:db:orders-db",
    "arn:aws:rds:*",
    "*",
    "arn:",
    "eu-west-1",
    "true",
    "7",
  ),
  fc.constantFrom("Europe/Berlin", "No/Zone", "STRINGEQUALS", "aws:ResourceTag/continuity:service", SECRET, LONG),
  fc.string({ unit: "binary", maxLength: 12 }),
);

const leaf = fc.oneof(
  { weight: 5, arbitrary: text },
  fc.constantFrom(null, true, false, 0, -1, 7, 60, 0.5, 1e308, -0, Number.MAX_SAFE_INTEGER),
  fc.double(),
);

const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    leaf,
    fc.array(tie("value"), { maxLength: 3 }),
    fc.array(fc.tuple(key, tie("value")), { maxLength: 4 }).map(bag),
  ),
}));

/** Nested deeper than anybody reads. */
const deep = fc
  .integer({ min: 30, max: 200 })
  .chain((depth) =>
    leaf.map((inner) =>
      Array.from({ length: depth }).reduce<unknown>((within, _, i) => (i % 2 ? [within] : { a: within }), inner),
    ),
  );

/** An object with these as its own keys, whatever they mean to JavaScript. */
function bag(entries: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  const made: Record<string, unknown> = {};
  for (const [name, inner] of entries) {
    Object.defineProperty(made, name, { value: inner, enumerable: true, configurable: true, writable: true });
  }
  return made;
}

/** Properties that the model reads of a type, and others. */
const propertiesOf = (type: string) =>
  fc
    .array(
      fc.tuple(
        fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...propertiesRead(type)) }, key),
        fc.oneof({ weight: 99, arbitrary: value }, deep),
      ),
      { maxLength: 6 },
    )
    .map(bag);

const TYPES = [
  INSTANCE,
  PLAN,
  SELECTION,
  VAULT,
  VAULT_LOCK,
  "aws:dynamodb/table:Table",
  "aws:ec2/vpc:Vpc",
  "shop:index:Shop",
];
const SOUND: readonly Shown[] = [database(), ...backups()];

/** A resource that makes sense, in which some properties are replaced by anything. */
const resource = fc.constantFrom(...TYPES).chain((type) => {
  const like = SOUND.find((one) => one.type === type);
  const base = fc.constantFrom({}, like?.inputs ?? {}, like?.inputs ?? {});
  return fc
    .tuple(
      base,
      propertiesOf(type),
      fc.option(propertiesOf(type), { nil: undefined }),
      fc.option(propertiesOf("provider"), { nil: undefined }),
      fc.nat(3),
      fc.constantFrom(...propertiesRead(type)),
    )
    .map(
      ([inputs, more, outputs, provider, n, property]): Shown => ({
        type,
        name: `any-${n}`,
        inputs: { ...inputs, ...more },
        ...(outputs ? { outputs } : {}),
        ...(provider ? { provider } : {}),
        edges: { ...like?.edges, [property]: [urnOf(TYPES[n] ?? INSTANCE, `any-${n}`), urnOf(INSTANCE, "orders-db")] },
      }),
    );
});

const wrong = (answers: readonly Answer[]) =>
  answers.filter(
    ({ rule, message }) =>
      rule === "rule-failed" ||
      message.includes("can't run policy") ||
      message.includes(SECRET) ||
      message.length > 4000,
  );

describe("whatever the properties, the pack answers", () => {
  const answersWell = (numRuns: number) =>
    fc.assert(
      fc.asyncProperty(fc.array(resource, { minLength: 1, maxLength: 4 }), fc.nat(9), async (any, n) => {
        expect(wrong(await serve(n === 0 ? [...SOUND, ...any] : any))).toEqual([]);
      }),
      { numRuns },
    );

  test("with no fault of its own, no secret, and no endless message", async () => {
    await answersWell(500);
  });

  test("and ten thousand times more", async () => {
    await withoutProtobuf(() => answersWell(10_000));
  });

  test("keys that mean something to JavaScript stay keys", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(key, leaf), { maxLength: 6 }), (entries) => {
        const tags = bag(entries);
        const plain = rawProperties({ tags }, new Set(["tags"])).tags as object;
        const expected = Object.fromEntries(
          Object.entries(tags).map(([name, inner]) => [
            name,
            SENTINELS.includes(inner as never) ? UNKNOWN_VALUE : inner,
          ]),
        );
        expect(Object.getPrototypeOf(plain)).toBe(Object.prototype);
        expect(Object.entries(plain)).toEqual(Object.entries(expected));
      }),
    );
  });
});

describe("an input that becomes unknown never makes the findings of a service disappear", () => {
  const estates: Record<string, readonly Shown[]> = {
    "no backups": [database({ backupRetentionPeriod: 0, multiAz: false })],
    "a backup that goes down with its database": [database({ deletionProtection: false })],
    "snapshots too far apart": [
      database({ backupRetentionPeriod: 0 }),
      ...backups({ schedule: "cron(0 5 ? * MON-FRI *)" }),
    ],
    "copies in the same Region": [
      database({ tags: { "continuity:rto:region": "8h", "continuity:rpo:region": "12h" } }),
      ...backups(),
    ],
    "copies that are not kept long enough": [
      database({
        tags: {
          "continuity:rto:compromise": "8h",
          "continuity:rpo:compromise": "12h",
          "continuity:detection-window": "60d",
        },
      }),
      ...backups(),
    ],
    "a selection of something else": [
      database({ backupRetentionPeriod: 0 }),
      ...backups().map((one) =>
        one.type === SELECTION
          ? { ...one, edges: {}, inputs: { ...one.inputs, resources: ["arn:aws:rds:*:*:db:other"] } }
          : one,
      ),
    ],
  };

  test.each(Object.entries(estates))("%s", async (_, estate) => {
    const mandatory = (answers: readonly Answer[]) => answers.filter(({ level }) => level === "mandatory");
    expect(mandatory(await serve(estate))).not.toEqual([]);
    const silent: string[] = [];
    for (const [i, { inputs, outputs }] of estate.entries()) {
      for (const path of pathsOf(inputs)) {
        const changed = replaced(inputs, path, SENTINELS[path.length % SENTINELS.length]);
        const others = estate.map((one, at) =>
          at === i ? { ...one, inputs: changed, outputs: { ...outputs, ...changed } } : one,
        );
        if (mandatory(await serve(others)).length === 0) silent.push(`${estate[i]?.type} ${path.join(".")}`);
      }
    }
    expect(silent).toEqual([]);
  });
});

/** Every place in a value, the value itself left out. */
function pathsOf(within: unknown): readonly (readonly string[])[] {
  if (typeof within !== "object" || within === null) return [];
  return Object.entries(within).flatMap(([name, inner]) => [[name], ...pathsOf(inner).map((path) => [name, ...path])]);
}

function replaced<T>(within: T, [first, ...rest]: readonly string[], by: unknown): T {
  if (first === undefined) return by as T;
  const copy = (Array.isArray(within) ? [...within] : { ...within }) as Record<string, unknown>;
  copy[first] = replaced(copy[first], rest, by);
  return copy as T;
}
