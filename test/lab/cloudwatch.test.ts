import { GetMetricDataCommand, GetMetricStatisticsCommand } from "@aws-sdk/client-cloudwatch";
import { expect, test } from "@jest/globals";
import { clientsOf, simulatedLab } from "./clients";

const span = { StartTime: new Date("2026-11-27T10:00:00Z"), EndTime: new Date("2026-11-27T10:10:00Z") };

test("a metric has the same value at the same instant, by either call", async () => {
  const lab = await simulatedLab();
  const { cloudwatch } = clientsOf(lab);
  const { Datapoints = [] } = await cloudwatch.send(
    new GetMetricStatisticsCommand({
      ...span,
      Namespace: "AWS/RDS",
      MetricName: "FreeStorageSpace",
      Period: 300,
      Statistics: ["Average"],
    }),
  );
  const Metric = { Namespace: "AWS/RDS", MetricName: "FreeStorageSpace" };
  const { MetricDataResults = [] } = await cloudwatch.send(
    new GetMetricDataCommand({
      ...span,
      MetricDataQueries: [{ Id: "m", MetricStat: { Metric, Period: 300, Stat: "Average" } }],
    }),
  );
  expect(Datapoints.map(({ Timestamp }) => Timestamp)).toEqual([
    new Date("2026-11-27T10:00:00Z"),
    new Date("2026-11-27T10:05:00Z"),
  ]);
  expect(MetricDataResults).toEqual([
    {
      Id: "m",
      Label: "FreeStorageSpace",
      StatusCode: "Complete",
      Timestamps: Datapoints.map(({ Timestamp }) => Timestamp).reverse(),
      Values: Datapoints.map(({ Average }) => Average).reverse(),
    },
  ]);
  await lab.stop();
});
