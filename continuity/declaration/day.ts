/** Writes the day (UTC) of an instant in seconds since 1970: `2027-03-31`. */
export function formatDay(instant: number): string {
  return new Date(instant * 1000).toISOString().slice(0, 10);
}
