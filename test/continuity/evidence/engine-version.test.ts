import { expect, test } from "@jest/globals";
import { majorVersion } from "../../../continuity/evidence/engine-version";

test.each([
  ["postgres", "15.4", "15"],
  ["postgres", "15", "15"],
  ["postgres", "9.6.24", "9.6"],
  ["aurora-postgresql", "16.2", "16"],
  ["mysql", "8.0.35", "8.0"],
  ["mysql", "8.4.3", "8.4"],
  ["mariadb", "10.11.6", "10.11"],
  ["aurora-mysql", "8.0.mysql_aurora.3.05.2", "8.0"],
  ["aurora", "5.6.10a", "5.6"],
  ["sqlserver-se", "15.00.4335.1.v1", "15"],
  ["oracle-ee", "19.0.0.0.ru-2024-01.rur-2024-01.r1", "19"],
  ["docdb", "5.0.0", "5.0"],
  [undefined, "11.4", "11.4"],
  ["postgres", "", ""],
])("of %s %s it is %s", (engine, version, major) => {
  expect(majorVersion(engine, version)).toBe(major);
});
