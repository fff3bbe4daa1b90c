import { type FieldSpec, type FieldText, fieldError } from "./field";

/**
 * The values that a field of numbers stands for, ascending and without repeats: `*`, values, ranges (`22-2` wraps),
 * steps (`a/b` and `*` with a step run to the end of the field, never into the next day), and lists of these.
 *
 * @throws ScheduleError naming the field
 */
export function fieldValues(field: FieldText): number[] {
  const { spec, text } = field;
  if (text === "*") return upTo(spec.min, spec.max, 1);
  const single = singleValue(spec, text);
  if (single !== undefined) return [single];
  const values = new Set<number>();
  for (const item of text.split(",")) {
    for (const value of itemValues(field, item)) values.add(value);
  }
  return [...values].sort((a, b) => a - b);
}

/** A single value, by number or by name; undefined if it is none of the field's. */
export function singleValue(spec: FieldSpec, text: string): number | undefined {
  const named = spec.names.indexOf(text.toUpperCase());
  if (named >= 0) return spec.min + named;
  if (!/^\d{1,4}$/.test(text) || text.length > String(spec.max).length) return undefined;
  const value = Number(text);
  return value >= spec.min && value <= spec.max ? value : undefined;
}

function itemValues(field: FieldText, item: string): number[] {
  const { spec } = field;
  const [span = "", stepText, ...rest] = item.split("/");
  if (rest.length > 0) throw fieldError(field);
  const step = stepText === undefined ? 1 : stepOf(field, stepText);
  if (span === "*" && stepText !== undefined) return upTo(spec.min, spec.max, step);
  const [first, last] = endsOf(field, span);
  if (last === undefined) return upTo(first, stepText === undefined ? first : spec.max, step);
  if (first <= last) return upTo(first, last, step);
  if (!spec.wraps) throw fieldError(field, "has a range that runs backwards");
  const size = spec.max - spec.min + 1;
  return upTo(first, last + size, step).map((value) => spec.min + ((value - spec.min) % size));
}

function endsOf(field: FieldText, span: string): [number] | [number, number] {
  const [from = "", to, ...rest] = span.split("-");
  const first = singleValue(field.spec, from);
  if (first === undefined || rest.length > 0) throw fieldError(field);
  if (to === undefined) return [first];
  const last = singleValue(field.spec, to);
  if (last === undefined) throw fieldError(field);
  return [first, last];
}

/** A step of 0 never ends; one longer than the field is a typing error (`0/60` where `0` was meant). */
function stepOf(field: FieldText, text: string): number {
  const { min, max } = field.spec;
  const longest = min <= 1 ? max : max - min;
  const step = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (step < 1 || step > longest) throw fieldError(field, `needs a step of 1-${longest}`);
  return step;
}

function upTo(first: number, last: number, step: number): number[] {
  const values: number[] = [];
  for (let value = first; value <= last; value += step) values.push(value);
  return values;
}
