import { documentedByProvider } from "../declaration/defaults";
import { orDefault } from "../declaration/setting";
import { readNumber } from "../estate/read";
import type { Mechanism } from "./mechanism";
import { madeAnewEmpty } from "./retained";
import { regional } from "./ways";

const TYPE = "aws:sqs/queue:Queue";

const DEFAULT = {
  messageRetentionSeconds: documentedByProvider<number>(345_600, "The default for this attribute is 345600 (4 days)."),
};

/**
 * A queue of Amazon SQS: kept in several zones of one Region, without backup or replica.
 * Figures and sources: docs/mechanisms/sqs-queue.md.
 */
export const sqsQueue: Mechanism = {
  slug: "sqs-queue",
  title: "Amazon SQS queue",
  types: [TYPE],
  reads: ["messageRetentionSeconds"],
  required: [],
  defaults: { [TYPE]: DEFAULT },
  figures: [],
  paths(subject, surroundings) {
    const kept = orDefault(
      readNumber(subject.resource, "messageRetentionSeconds"),
      DEFAULT.messageRetentionSeconds.value,
    );
    return [
      ...regional(subject, "Amazon SQS developer guide: replicated over several zones of a Region"),
      ...madeAnewEmpty(subject, surroundings, kept, `messageRetentionSeconds of ${subject.resource.name}`),
    ];
  },
};
