/**
 * The release of the time zone database that Node brings along, for example `"2025c"`. Part of every report: an old one
 * moves runs. `"unknown"` in a Node built without ICU.
 */
export function tzdataVersion(): string {
  return process.versions.tz ?? "unknown";
}
