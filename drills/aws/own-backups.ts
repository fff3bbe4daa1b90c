import type { Cloud } from "../cloud";
import type { PointSeen } from "../status/seen";
import { allPages } from "./pages";
import { unlessGone } from "./stores/store";

/** What DynamoDB keeps of a table for point-in-time recovery; none where that is off, or the table is not there. */
export async function tableBackups(cloud: Cloud, region: string, arn: string): Promise<readonly PointSeen[]> {
  const answer = await unlessGone(/^(Table|Resource)NotFound$/, () =>
    cloud.send(region, "DescribeContinuousBackups", { TableName: arn }),
  );
  const recovery = answer?.ContinuousBackupsDescription?.PointInTimeRecoveryDescription;
  if (recovery?.PointInTimeRecoveryStatus !== "ENABLED") return [];
  return continuous(arn, recovery.EarliestRestorableDateTime, recovery.LatestRestorableDateTime, "available");
}

/** What RDS keeps in a Region of the automated backups of a DB instance that lives, or lived, in another. */
export async function replicatedBackups(
  cloud: Cloud,
  region: string,
  { arn, id }: { readonly arn: string; readonly id: string },
): Promise<readonly PointSeen[]> {
  const found = await unlessGone(/^DBInstanceAutomatedBackupNotFound$/, () =>
    allPages(async (Marker) => {
      const asked = { DBInstanceIdentifier: id, Marker };
      const page = await cloud.send(region, "DescribeDBInstanceAutomatedBackups", asked);
      return { items: page.DBInstanceAutomatedBackups ?? [], next: page.Marker };
    }),
  );
  return (found ?? [])
    .filter(({ DBInstanceArn }) => DBInstanceArn === arn)
    .flatMap(({ DBInstanceAutomatedBackupsArn, RestoreWindow, Status }) =>
      continuous(
        DBInstanceAutomatedBackupsArn ?? arn,
        RestoreWindow?.EarliestTime,
        RestoreWindow?.LatestTime,
        // It can be restored until its retention ends, and gets no newer.
        Status?.toLowerCase() === "retained" ? "STOPPED" : "available",
      ),
    );
}

/** A continuous backup without an instant that it can be restored to is none yet. */
function continuous(
  arn: string,
  earliest: Date | undefined,
  latest: Date | undefined,
  status: PointSeen["status"],
): readonly PointSeen[] {
  if (latest === undefined) return [];
  const createdAt = (earliest ?? latest).toISOString();
  return [{ arn, vault: null, kind: "continuous", status, createdAt, dataAt: latest.toISOString(), deleteAt: null }];
}
