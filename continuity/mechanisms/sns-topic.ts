import type { Mechanism } from "./mechanism";
import { twins } from "./twins";
import { deployedAnew, regional } from "./ways";

/**
 * A topic of Amazon SNS: it runs over several zones of one Region and keeps nothing.
 * Figures and sources: docs/mechanisms/sns-topic.md.
 */
export const snsTopic: Mechanism = {
  slug: "sns-topic",
  title: "Amazon SNS topic",
  types: ["aws:sns/topic:Topic"],
  reads: [],
  required: [],
  figures: [],
  paths(subject, surroundings) {
    return [
      ...regional(subject, "Amazon SNS developer guide, Resilience: published messages are stored in several zones"),
      ...twins(subject, surroundings),
      ...deployedAnew(["region", "compromise"], subject, surroundings),
    ];
  },
};
