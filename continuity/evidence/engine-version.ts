/**
 * The part of an engine's version that a restore cannot change: `15` of PostgreSQL 15.4, `8.0` of MySQL 8.0.35 and of
 * Aurora MySQL 8.0.mysql_aurora.3.05.2, `9.6` of PostgreSQL 9.6.24.
 */
export function majorVersion(engine: string | undefined, version: string): string {
  const parts = version.split(".");
  const [first = "", second] = parts;
  const two = isOfTwoParts(engine) || Number(first) < 10;
  return two && second !== undefined ? `${first}.${second}` : first;
}

/** Releases of the MySQL family are told apart by two numbers (Amazon RDS user guide, MySQL and MariaDB versions). */
function isOfTwoParts(engine: string | undefined): boolean {
  return engine === undefined || /mysql|mariadb|^aurora$/.test(engine);
}
