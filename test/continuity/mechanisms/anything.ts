import fc from "fast-check";
import { type Bag, isBag, isList, UNKNOWN, type Value } from "../../../continuity/estate/value";

/** Anything that may stand in a property, unknown at any depth included. */
export const anything: fc.Arbitrary<Value> = fc.letrec<{ value: Value; bag: Value; list: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom<Value>(UNKNOWN, null, true, false, 0, -1, 1.5, 1e300, "", "*", "true", "60", "rate(1 hour)"),
    fc.constantFrom<Value>(
      "cron(0 5 ? * * *)",
      "cron(0 0 29 2 ? *)",
      "cron(0 5 ? * * 2027)",
      "arn:aws:rds:*",
      "__proto__",
    ),
    fc.string(),
    fc.double({ noDefaultInfinity: true, noNaN: true }),
    fc.integer({ min: 1, max: 100 }).map((n) => "x".repeat(n * 1000)),
    tie("bag"),
    tie("list"),
  ),
  bag: fc.dictionary(fc.oneof(fc.string(), fc.constantFrom("__proto__", "constructor", "key", "value")), tie("value")),
  list: fc.array(tie("value"), { maxLength: 3 }),
})).value;

/** Sometimes nothing, mostly what a program would write, now and then anything at all. */
export function mostly(usual: fc.Arbitrary<Value>): fc.Arbitrary<Value> {
  return fc.oneof(
    { weight: 6, arbitrary: usual },
    { weight: 1, arbitrary: anything },
    { weight: 1, arbitrary: fc.constant(UNKNOWN) },
  );
}

export function bag(properties: Readonly<Record<string, fc.Arbitrary<Value>>>): fc.Arbitrary<Bag> {
  const usual = Object.entries(properties).map(([key, value]) => [key, mostly(value)] as const);
  return fc.record(Object.fromEntries(usual), { requiredKeys: [] }) as fc.Arbitrary<Bag>;
}

/** Just what a program would write, and all of it. */
export function plain(properties: Readonly<Record<string, fc.Arbitrary<Value>>>): fc.Arbitrary<Bag> {
  return fc.record(properties) as fc.Arbitrary<Bag>;
}

export const one = (...values: readonly Value[]): fc.Arbitrary<Value> => fc.constantFrom(...values);
export const list = (item: fc.Arbitrary<Value>) => fc.array(mostly(item), { maxLength: 3 });

/** Puts unknown in place of some parts, chosen by lot. */
export function veiled(value: Value, lots: Iterator<boolean>): Value {
  if (lots.next().value === true) return UNKNOWN;
  if (isList(value)) return value.map((item) => veiled(item, lots));
  if (isBag(value)) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, veiled(item, lots)]));
  return value;
}

export function veiledBag(value: Bag, lots: Iterator<boolean>): Bag {
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, veiled(item, lots)]));
}
