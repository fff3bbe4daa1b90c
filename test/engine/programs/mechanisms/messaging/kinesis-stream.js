const { Stream } = require("@pulumi/aws/kinesis");
const { bare, sound } = require("../service");

// Its events can be sent again from where they came.
new Stream("kinesis-stream", {
  streamModeDetails: { streamMode: "ON_DEMAND" },
  tags: { ...sound("kinesis-stream"), "continuity:role": "network" },
});

new Stream("kinesis-stream-bare", { shardCount: 2, tags: bare("kinesis-stream") });
