import { expect, test } from "@jest/globals";
import { DRILLED, isDrilled } from "../../../continuity/mechanisms/drilled";
import { POINT_KINDS } from "../../../continuity/recovery/point";
import { DRILLED_TYPES } from "../../../drills/targets/arn";

test("the model speaks of what drills know, and of nothing else", () => {
  expect(Object.keys(DRILLED).sort()).toEqual(Object.values(DRILLED_TYPES).sort());
});

test.each([
  ["aws:rds/instance:Instance", ["snapshot", "continuous", "copy"]],
  ["aws:rds/cluster:Cluster", ["snapshot", "continuous", "copy"]],
  ["aws:s3/bucket:Bucket", ["snapshot", "continuous", "copy"]],
  ["aws:dynamodb/table:Table", ["snapshot", "copy"]],
  ["aws:efs/fileSystem:FileSystem", ["snapshot", "copy"]],
  ["aws:ebs/volume:Volume", ["snapshot", "copy"]],
  ["aws:neptune/cluster:Cluster", ["snapshot", "copy"]],
  ["aws:opensearch/domain:Domain", []],
])("drills restore %s from %j", (type, kinds) => {
  expect(POINT_KINDS.filter((kind) => isDrilled(type, kind)).sort()).toEqual([...kinds].sort());
});
