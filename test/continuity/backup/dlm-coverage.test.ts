import { describe, expect, test } from "@jest/globals";
import { attachmentsOf } from "../../../continuity/backup/attachments";
import { dlmPolicies } from "../../../continuity/backup/dlm";
import { dlmCovers } from "../../../continuity/backup/dlm-coverage";
import { effectiveTags } from "../../../continuity/estate/effective-tags";
import type { EstateResource } from "../../../continuity/estate/resource";
import { type Bag, UNKNOWN, type Value } from "../../../continuity/estate/value";
import { type Condition, condition, unknownCondition } from "../../../continuity/recovery/path";
import {
  attachment,
  dlmPolicy,
  dlmSchedule,
  ec2Instance,
  FRANKFURT,
  indexOf,
  provider,
  volume,
} from "../estate-builder";

function covered(subject: EstateResource, policy: EstateResource, ...others: readonly EstateResource[]) {
  const index = indexOf(subject, policy, ...others);
  const candidate = { volume: subject, tags: effectiveTags(subject), attachments: attachmentsOf(subject, index) };
  return dlmPolicies(index).map((one) => dlmCovers(one, candidate));
}

const schedules = [dlmSchedule("daily")];
const DIRECT = "policy nightly of Data Lifecycle Manager takes snapshots of it";
const THROUGH = "policy nightly of Data Lifecycle Manager takes snapshots of instance web, to which it is attached";

const tagged = (tags: Value) => volume("disk", { tags });
const nightly = (details: Bag = {}, inputs: Bag = {}) => dlmPolicy("nightly", { schedules, ...details }, inputs);

const unsure = (because: string, text = DIRECT) => unknownCondition(text, because);
const UNSURE_TAG = unsure("whether disk has a target tag of policy nightly is not known at preview");

type Row = readonly [text: string, subject: EstateResource, policy: EstateResource, covered: Condition | undefined];

describe("a policy for volumes", () => {
  const rows: readonly Row[] = [
    ["by a tag", tagged({ snapshots: "daily" }), nightly(), condition(DIRECT, true)],
    ["by any of its tags", tagged({ a: "1" }), nightly({ targetTags: { b: "2", a: "1" } }), condition(DIRECT, true)],
    [
      "by a number, which is text in the end",
      tagged({ a: "1" }),
      nightly({ targetTags: { a: 1 } }),
      condition(DIRECT, true),
    ],
    ["without the tag", volume("disk"), nightly(), undefined],
    ["another value", tagged({ snapshots: "weekly" }), nightly(), undefined],
    ["a value in another case", tagged({ snapshots: "Daily" }), nightly(), undefined],
    ["a key in another case", tagged({ Snapshots: "daily" }), nightly(), undefined],
    ["no target tags, so no targets", tagged({ snapshots: "daily" }), nightly({ targetTags: null }), undefined],
    ["no resource types, so no targets", tagged({ snapshots: "daily" }), nightly({ resourceTypes: null }), undefined],
    ["a tag that is computed", tagged({ snapshots: UNKNOWN }), nightly(), UNSURE_TAG],
    ["tags that are computed", tagged(UNKNOWN), nightly(), UNSURE_TAG],
    [
      "an unknown target tag",
      tagged({ snapshots: "daily" }),
      nightly({ targetTags: { snapshots: UNKNOWN } }),
      UNSURE_TAG,
    ],
    [
      "a target tag that is no text",
      tagged({ snapshots: "daily" }),
      nightly({ targetTags: { snapshots: ["daily"] } }),
      UNSURE_TAG,
    ],
    [
      "an unknown target tag that it does not carry",
      volume("disk"),
      nightly({ targetTags: { snapshots: UNKNOWN } }),
      undefined,
    ],
    ["unknown target tags", tagged({ snapshots: "daily" }), nightly({ targetTags: UNKNOWN }), UNSURE_TAG],
    [
      "a default tag of its provider",
      volume("disk", {}, { provider: provider("eu-west-1", { defaultTags: { tags: { snapshots: "daily" } } }) }),
      nightly(),
      condition(DIRECT, true),
    ],
    [
      "in another Region",
      volume("disk", { tags: { snapshots: "daily" } }, { provider: FRANKFURT }),
      nightly(),
      undefined,
    ],
    [
      "perhaps in another Region",
      volume("disk", { tags: { snapshots: "daily" }, region: UNKNOWN }),
      nightly(),
      unsure("whether policy nightly is in the Region and account of disk is not known"),
    ],
    [
      "in another account",
      volume(
        "disk",
        { tags: { snapshots: "daily" } },
        { provider: provider("eu-west-1", { allowedAccountIds: ["1"] }) },
      ),
      dlmPolicy("nightly", { schedules }, {}, { provider: provider("eu-west-1", { allowedAccountIds: ["2"] }, "b") }),
      undefined,
    ],
    [
      "perhaps switched off",
      tagged({ snapshots: "daily" }),
      nightly({}, { state: UNKNOWN }),
      unsure("state of nightly is computed and not known at preview"),
    ],
    [
      "on Outposts",
      tagged({ snapshots: "daily" }),
      nightly({ resourceLocations: "OUTPOST" }),
      unsure("where policy nightly looks for volumes is not known to be the Region"),
    ],
    [
      "in the Region, as is usual",
      tagged({ snapshots: "daily" }),
      nightly({ resourceLocations: "CLOUD" }),
      condition(DIRECT, true),
    ],
    [
      "of targets not known",
      tagged({ snapshots: "daily" }),
      nightly({ resourceTypes: UNKNOWN }),
      unsure("resourceTypes is not known at preview"),
    ],
    [
      "of which nothing is known",
      volume("disk"),
      dlmPolicy("nightly", UNKNOWN),
      unsure("policyDetails of nightly is computed and not known at preview"),
    ],
    [
      "for images: volumes by themselves do not count",
      tagged({ snapshots: "daily" }),
      nightly({ policyType: "IMAGE_MANAGEMENT" }),
      undefined,
    ],
  ];
  test.each(rows)("%s", (_text, subject, policy, expected) => {
    expect(covered(subject, policy)).toEqual([expected]);
  });
});

describe("a policy for instances", () => {
  const instances = { resourceTypes: ["INSTANCE"] };
  const web = ec2Instance("web", { tags: { snapshots: "daily" } });
  const plain = ec2Instance("web");
  const disk = volume("disk", { tags: { scratch: "yes" } });
  const leftOut = { parameters: { excludeDataVolumeTags: { scratch: "yes" } } };

  const rows: readonly (readonly [...Row, instance: EstateResource])[] = [
    ["takes all volumes attached", disk, nightly(instances), condition(THROUGH, true), web],
    ["for images too", disk, nightly({ policyType: "IMAGE_MANAGEMENT" }), condition(THROUGH, true), web],
    ["the volume's own tag does not count", tagged({ snapshots: "daily" }), nightly(instances), undefined, plain],
    ["leaves out volumes by tag", disk, nightly({ ...instances, ...leftOut }), undefined, web],
    [
      "leaves out nobody knows which",
      disk,
      nightly({ ...instances, parameters: { excludeDataVolumeTags: UNKNOWN } }),
      unsure("which volumes policy nightly leaves out is not known at preview", THROUGH),
      web,
    ],
    [
      "leaves out nobody knows what",
      disk,
      nightly({ ...instances, parameters: UNKNOWN }),
      unsure("which volumes policy nightly leaves out is not known at preview", THROUGH),
      web,
    ],
    [
      "leaves out others",
      disk,
      nightly({ ...instances, parameters: { excludeBootVolume: true, excludeDataVolumeTags: { scratch: "no" } } }),
      condition(THROUGH, true),
      web,
    ],
    [
      "or for volumes, nobody knows",
      disk,
      nightly({ resourceTypes: UNKNOWN }),
      unsure("resourceTypes is not known at preview", THROUGH),
      web,
    ],
    [
      "a tag of the instance that is computed",
      disk,
      nightly(instances),
      unsure("whether web has a target tag of policy nightly is not known at preview", THROUGH),
      ec2Instance("web", { tags: { snapshots: UNKNOWN } }),
    ],
  ];
  test.each(rows)("%s", (_text, subject, policy, expected, instance) => {
    expect(covered(subject, policy, instance, attachment("mount", subject, instance))).toEqual([expected]);
  });

  test("a volume that is not attached is not taken", () => {
    expect(covered(disk, nightly(instances), web)).toEqual([undefined]);
  });

  test("an attachment that is not known is no proof", () => {
    const mount = attachment("mount", disk, web, { instanceId: "i-1" });
    const because = "which volume and which instance mount joins is not known at preview";
    const usual = dlmPolicy("nightly", {}, { defaultPolicy: "INSTANCE" });
    expect(covered(disk, nightly(instances), web, mount)).toEqual([unsure(because, THROUGH)]);
    expect(covered(disk, usual, web, mount)).toEqual([unsure(because, THROUGH)]);
  });

  test("of several instances the surest counts", () => {
    const perhaps = ec2Instance("perhaps", { tags: UNKNOWN });
    const mounts = [attachment("one", disk, perhaps), attachment("two", disk, web)];
    expect(covered(disk, nightly(instances), web, perhaps, ...mounts)).toEqual([condition(THROUGH, true)]);
  });
});

describe("a default policy", () => {
  const usual = (exclusions: Value, defaultPolicy = "VOLUME") =>
    dlmPolicy("nightly", { exclusions }, { defaultPolicy });
  const web = ec2Instance("web", { tags: { test: "yes" } });
  const UNSURE = unsure("what policy nightly excludes is not known at preview");
  const UNSURE_TYPE = unsure("whether nightly excludes the type of disk is not known");

  const rows: readonly Row[] = [
    ["takes every volume", volume("disk"), usual(null), condition(DIRECT, true)],
    ["but those that it excludes by tag", tagged({ test: "yes" }), usual({ excludeTags: { test: "yes" } }), undefined],
    [
      "not those with another value",
      tagged({ test: "no" }),
      usual({ excludeTags: { test: "yes" } }),
      condition(DIRECT, true),
    ],
    ["or by type", volume("disk", { type: "io2" }), usual({ excludeVolumeTypes: ["gp3", "io2"] }), undefined],
    [
      "or by the type that a volume has unless it says otherwise",
      volume("disk"),
      usual({ excludeVolumeTypes: ["gp2"] }),
      undefined,
    ],
    ["another type", volume("disk", { type: "gp3" }), usual({ excludeVolumeTypes: ["gp2"] }), condition(DIRECT, true)],
    [
      "boot volumes are never attached afterwards",
      volume("disk"),
      usual({ excludeBootVolumes: true }),
      condition(DIRECT, true),
    ],
    ["nobody knows which tags", volume("disk"), usual({ excludeTags: UNKNOWN }), UNSURE],
    ["nobody knows what", volume("disk"), usual(UNKNOWN), UNSURE_TYPE],
    ["nobody knows which types", volume("disk"), usual({ excludeVolumeTypes: UNKNOWN }), UNSURE_TYPE],
    ["nobody knows one of the types", volume("disk"), usual({ excludeVolumeTypes: [UNKNOWN] }), UNSURE_TYPE],
    ["nobody knows its type", volume("disk", { type: UNKNOWN }), usual({ excludeVolumeTypes: ["gp2"] }), UNSURE_TYPE],
    ["for instances, a volume that is not attached", volume("disk"), usual(null, "INSTANCE"), undefined],
  ];
  test.each(rows)("%s", (_text, subject, policy, expected) => {
    expect(covered(subject, policy)).toEqual([expected]);
  });

  test("for instances, all volumes attached, unless it excludes the one or the other", () => {
    const disk = volume("disk", { tags: { scratch: "yes" } });
    const through = (exclusions: Value) =>
      covered(disk, usual(exclusions, "INSTANCE"), web, attachment("mount", disk, web));
    expect([
      through(null),
      through({ excludeTags: { test: "yes" } }),
      through({ excludeTags: { scratch: "yes" } }),
      through({ excludeTags: { test: "no" } }),
    ]).toEqual([[condition(THROUGH, true)], [undefined], [undefined], [condition(THROUGH, true)]]);
  });
});
