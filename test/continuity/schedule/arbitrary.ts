import fc from "fast-check";

/** Zones whose clocks do something of interest, and some that do nothing. */
export const ZONES = [
  "UTC",
  "America/New_York",
  "Europe/Zurich",
  "Africa/Casablanca",
  "Antarctica/Troll",
  "Australia/Lord_Howe",
  "Asia/Kathmandu",
  "Asia/Gaza",
  "America/Santiago",
  "Pacific/Apia",
  "Pacific/Kiritimati",
];

export const zones = fc.constantFrom(...ZONES);

/** Instants to the second, in the years when most zones have changed their clocks. */
export const instants = fc.integer({ min: Date.UTC(1971, 0, 1) / 1000, max: Date.UTC(2045, 0, 1) / 1000 });

const number = (min: number, max: number) => fc.integer({ min, max }).map(String);

/** One to three values, a wrapping range, a step, or all: whatever a field of numbers can hold. */
function numbers(min: number, max: number): fc.Arbitrary<string> {
  const value = number(min, max);
  const step = fc.integer({ min: 1, max: max - min });
  return fc.oneof(
    value,
    fc.array(value, { minLength: 1, maxLength: 3 }).map((values) => values.join(",")),
    fc.tuple(value, value).map(([first, last]) => `${first}-${last}`),
    fc.tuple(fc.oneof(value, fc.constant("*")), step).map(([first, by]) => `${first}/${by}`),
    fc.tuple(value, value, step).map(([first, last, by]) => `${first}-${last}/${by}`),
  );
}

const all = fc.constant("*");
const months = fc.oneof(all, numbers(1, 12), fc.constantFrom("FEB", "jan,jul", "NOV-FEB"));

const days = fc.oneof(
  fc
    .oneof(
      all,
      numbers(1, 31),
      fc.constantFrom("L", "LW"),
      fc.integer({ min: 1, max: 31 }).map((n) => `${n}W`),
    )
    .map((date) => ({ date, weekday: "?" })),
  fc
    .oneof(
      all,
      numbers(1, 7),
      fc.constantFrom("L", "MON-FRI", "FRI-MON", "sun"),
      number(1, 7).map((weekday) => `${weekday}L`),
      fc.tuple(number(1, 7), number(1, 5)).map(([weekday, nth]) => `${weekday}#${nth}`),
    )
    .map((weekday) => ({ date: "?", weekday })),
);

/** Right AWS cron expressions of every form; at most 72 runs a day, so that listing them all stays quick. */
export const crons = fc
  .tuple(
    fc.array(number(0, 59), { minLength: 1, maxLength: 3 }).map((minutes) => minutes.join(",")),
    fc.oneof(all, numbers(0, 23), numbers(0, 23), fc.constantFrom("0", "1", "2", "3", "23")),
    months,
    days,
  )
  .map(([minute, hour, month, { date, weekday }]) => `cron(${minute} ${hour} ${date} ${month} ${weekday} *)`);
