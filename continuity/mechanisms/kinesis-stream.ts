import { documentedByProvider } from "../declaration/defaults";
import { orDefault } from "../declaration/setting";
import { readNumber } from "../estate/read";
import type { Mechanism } from "./mechanism";
import { madeAnewEmpty } from "./retained";
import { regional } from "./ways";

const TYPE = "aws:kinesis/stream:Stream";
const HOUR = 3600;

const DEFAULT = { retentionPeriod: documentedByProvider<number>(24, "Minimum value is 24. Default is 24.") };

/**
 * A data stream of Amazon Kinesis: replicated over three zones of one Region, without backup or replica.
 * Figures and sources: docs/mechanisms/kinesis-stream.md.
 */
export const kinesisStream: Mechanism = {
  slug: "kinesis-stream",
  title: "Amazon Kinesis data stream",
  types: [TYPE],
  reads: ["retentionPeriod"],
  required: [],
  defaults: { [TYPE]: DEFAULT },
  figures: [],
  paths(subject, surroundings) {
    const hours = orDefault(readNumber(subject.resource, "retentionPeriod"), DEFAULT.retentionPeriod.value);
    const kept = hours.kind === "known" ? { kind: hours.kind, value: hours.value * HOUR } : hours;
    return [
      ...regional(subject, "Amazon Kinesis Data Streams FAQ: data is replicated synchronously over three zones"),
      ...madeAnewEmpty(subject, surroundings, kept, `retentionPeriod of ${subject.resource.name}`),
    ];
  },
};
