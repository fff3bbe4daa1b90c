import { GetMetricDataCommand, GetMetricStatisticsCommand, PutMetricDataCommand } from "@aws-sdk/client-cloudwatch";
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

test("what was published of a metric comes back, by its dimensions", async () => {
  const lab = await simulatedLab();
  const { cloudwatch } = clientsOf(lab);
  const [Namespace, MetricName] = ["Lifeboat", "DrillAge"];
  const of = (service: string) => [{ Name: "Service", Value: service }];
  const MetricData = [
    { MetricName, Dimensions: of("orders"), Value: 3600, Unit: "Seconds" as const },
    { MetricName, Dimensions: of("billing"), Value: 60, Unit: "Seconds" as const },
  ];
  await cloudwatch.send(new PutMetricDataCommand({ Namespace, MetricData }));
  const asked = { ...span, Namespace, MetricName, Dimensions: of("orders"), Period: 60 };
  const { Datapoints } = await cloudwatch.send(new GetMetricStatisticsCommand({ ...asked, Statistics: ["Maximum"] }));
  expect(Datapoints).toEqual([
    { Timestamp: lab.now(), Average: 3600, Maximum: 3600, Minimum: 3600, Sum: 3600, SampleCount: 1, Unit: "Seconds" },
  ]);
  await lab.stop();
});
