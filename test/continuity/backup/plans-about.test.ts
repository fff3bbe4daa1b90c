import { describe, expect, test } from "@jest/globals";
import { backupPlans, coveringPlans } from "../../../continuity/backup/plans";
import { plansAbout } from "../../../continuity/backup/plans-about";
import { selectedTags } from "../../../continuity/backup/selection-tags";
import { arnOf } from "../../../continuity/backup/types";
import { effectiveTags } from "../../../continuity/estate/effective-tags";
import { type Bag, UNKNOWN, type Value } from "../../../continuity/estate/value";
import { indexOf, plan, rdsInstance, rule, selection } from "../estate-builder";

const tag = (key: Value, value: Value, type: Value = "STRINGEQUALS") => ({ type, key, value });

describe("the tags of which all that a selection covers has one", () => {
  test.each<[string, Bag, ReturnType<typeof selectedTags>]>([
    [
      "are those it asks for",
      { selectionTags: [tag("tier", "gold"), tag("tier", "silver")] },
      [
        { key: "tier", value: "gold" },
        { key: "tier", value: "silver" },
      ],
    ],
    [
      "are the same where conditions ask for more",
      { selectionTags: [tag("tier", "gold")], conditions: [{}] },
      [{ key: "tier", value: "gold" }],
    ],
    [
      "are in any case of the operation",
      { selectionTags: [tag("tier", "gold", "StringEquals")] },
      [{ key: "tier", value: "gold" }],
    ],
    [
      "are not known where it names resources too",
      { selectionTags: [tag("tier", "gold")], resources: ["*"] },
      undefined,
    ],
    [
      "are not known where it may name resources",
      { selectionTags: [tag("tier", "gold")], resources: UNKNOWN },
      undefined,
    ],
    ["are none where it takes in everything", {}, undefined],
    ["are not known where the list is not", { selectionTags: UNKNOWN }, undefined],
    ["are not known where a tag is not", { selectionTags: [tag("tier", "gold"), UNKNOWN] }, undefined],
    ["are not known where a value is not", { selectionTags: [tag("tier", UNKNOWN)] }, undefined],
    ["are not known by another comparison", { selectionTags: [tag("tier", "g*", "STRINGLIKE")] }, undefined],
    [
      "are not known by a key with the prefix of conditions",
      { selectionTags: [tag("aws:ResourceTag/tier", "gold")] },
      undefined,
    ],
  ])("%s", (_, inputs, expected) => {
    expect(selectedTags(selection("some", plan("nightly", []), inputs))).toEqual(expected);
  });
});

describe("the plans that may cover a member", () => {
  const [gold, plain] = [rdsInstance("gold-db", { tags: { tier: "gold" } }), rdsInstance("plain-db")];
  const computed = rdsInstance("computed-db", { tags: { tier: UNKNOWN } });
  const named = (name: string, inputs: Bag, ...of: (typeof gold)[]) => {
    const made = plan(name, [rule("daily")]);
    return [made, selection(name, made, inputs, { edges: { resources: of } })];
  };
  const index = indexOf(
    gold,
    plain,
    computed,
    ...named("for-all", {}),
    ...named("for-gold", { selectionTags: [tag("tier", "gold")] }),
    ...named("for-one", { resources: [UNKNOWN] }, plain),
    ...named("for-silver", { selectionTags: [tag("tier", "silver")] }),
    ...named("for-two", { resources: [UNKNOWN, UNKNOWN] }, gold, plain),
  );
  const plans = backupPlans(index);

  test.each([
    ["with a tag", gold, ["for-all", "for-gold", "for-two"]],
    ["without tags", plain, ["for-all", "for-one", "for-two"]],
    ["with a tag that is not known", computed, ["for-all", "for-gold", "for-silver"]],
  ])("%s are in the order of all", (_, member, expected) => {
    const tags = effectiveTags(member);
    expect(plansAbout(plans, member, tags).map(({ resource }) => resource.name)).toEqual(expected);
    const covering = coveringPlans(plans, { resource: member, tags, arn: arnOf(member) ?? "" }, index);
    expect(covering.map(({ plan: { resource } }) => resource.name)).toEqual(expected);
  });
});
