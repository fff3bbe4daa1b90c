import { Random } from "./clock/random";
import type { Input } from "./protocol/input";
import { JsonProtocol } from "./protocol/json";
import type { Structure } from "./protocol/wire";
import type { Operation, Service } from "./world";

const mostPoints = 1440;

/** The same value for the same metric and instant: something between 0 and 100. */
function valueAt(metric: string, at: number): number {
  const seed = [...`${metric}@${at}`].reduce((sum, character) => Math.imul(sum, 31) + character.charCodeAt(0), 7);
  return Math.round(new Random(seed).next() * 1000) / 10;
}

function instants(input: Input, period: number): readonly Date[] {
  const start = (input.instant("StartTime") ?? new Date(0)).getTime() / 1000;
  const end = (input.instant("EndTime") ?? new Date(0)).getTime() / 1000;
  const first = Math.ceil(start / period) * period;
  const count = Math.min(mostPoints, Math.max(0, Math.ceil((end - first) / period)));
  return Array.from({ length: count }, (_, index) => new Date((first + index * period) * 1000));
}

/** What somebody published of a metric. */
export interface MetricRecord {
  readonly points: readonly { readonly at: string; readonly value: number; readonly unit: string }[];
}

function keyOf(region: string, namespace: string, metric: Input): string {
  const dimensions = metric.structures("Dimensions").map((one) => `${one.required("Name")}=${one.required("Value")}`);
  return [region, namespace, metric.required("MetricName"), ...dimensions.sort()].join(" ");
}

const putMetricData: Operation = (input, { world, region }) => {
  const { metrics } = world.tables;
  for (const metric of input.structures("MetricData")) {
    const key = keyOf(region, input.required("Namespace"), metric);
    const at = (metric.instant("Timestamp") ?? world.clock.now()).toISOString();
    const point = { at, value: metric.number("Value") ?? 0, unit: metric.text("Unit") ?? "None" };
    metrics.put(key, { points: [...(metrics.get(key)?.points ?? []), point] });
  }
  return {};
};

const getMetricStatistics: Operation = (input, { world, region }) => {
  const name = input.required("MetricName");
  const published = world.tables.metrics.get(keyOf(region, input.required("Namespace"), input));
  if (published !== undefined) {
    return {
      Label: name,
      Datapoints: published.points.map(({ at, value, unit }) => datapoint(new Date(at), value, unit)),
    };
  }
  return {
    Label: name,
    Datapoints: instants(input, input.number("Period") ?? 60).map((Timestamp) => {
      return datapoint(Timestamp, valueAt(name, Timestamp.getTime()), "None");
    }),
  };
};

function datapoint(Timestamp: Date, value: number, Unit: string): Structure {
  return { Timestamp, Average: value, Maximum: value, Minimum: value, Sum: value, SampleCount: 1, Unit };
}

const getMetricData: Operation = (input) => ({
  MetricDataResults: input.structures("MetricDataQueries").map((query) => {
    const stat = query.structure("MetricStat");
    const name = stat.structure("Metric").text("MetricName") ?? query.text("Expression") ?? "";
    const at = instants(input, stat.number("Period") ?? query.number("Period") ?? 60);
    // Newest first, as AWS gives them unless asked otherwise.
    const ordered = input.text("ScanBy") === "TimestampAscending" ? at : [...at].reverse();
    return {
      Id: query.required("Id"),
      Label: query.text("Label") ?? name,
      Timestamps: ordered,
      Values: ordered.map((instant) => valueAt(name, instant.getTime())),
      StatusCode: "Complete",
    };
  }),
});

/** Amazon CloudWatch: what was published, as it was; every other metric has values, which mean nothing. */
export const cloudwatch: Service = {
  protocol: new JsonProtocol("com.amazonaws.cloudwatch"),
  codes: {
    missing: "MissingParameter",
    invalid: "InvalidParameterValue",
    throttled: ["ThrottlingException", 400],
    unavailable: ["InternalServiceFault", 500],
  },
  operations: { GetMetricData: getMetricData, GetMetricStatistics: getMetricStatistics, PutMetricData: putMetricData },
};
