import type { Input } from "@pulumi/pulumi";

/** One metric that is watched, and when it is out of order. */
export interface Watch {
  /** Distinct within the service. */
  readonly id: string;
  /** Where AWS publishes it, if that is not the home Region. */
  readonly region?: string | undefined;
  /** What is out of order, in one sentence. */
  readonly says: string;
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: Readonly<Record<string, Input<string>>>;
  readonly statistic: "Maximum" | "Sum";
  /** In order on this side of the threshold. */
  readonly inOrder: "at most" | "at least";
  /** In the metric's own unit. */
  readonly threshold: number;
  /** Seconds; over 3,600 and more of them CloudWatch looks back 7 days at most, else a day. */
  readonly period: number;
  /** So many periods in a row have to be out of order. */
  readonly periods: number;
  /** What it means that AWS publishes nothing. */
  readonly silence: "breaching" | "notBreaching";
}

export const HOUR = 3600;
export const DAY = 86_400;
