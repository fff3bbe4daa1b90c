import { describe, expect, test } from "@jest/globals";
import type { EstateResource } from "../../../continuity/estate/resource";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import { ec2Instance, FRANKFURT, plan, resource, rule, selection, vault } from "../estate-builder";
import { vouched } from "../rules/findings";
import { type About, ways } from "./ways";

const web = (inputs: Bag = {}) => ec2Instance("web", { instanceType: "m5.large", ...inputs });
const role = (value: Bag[string], inputs: Bag = {}) => web({ tags: { "continuity:role": value }, ...inputs });

const nightly = plan("nightly", [rule("daily")]);
const backups: About = { others: [vault("main"), nightly, selection("all", nightly)] };

const RECOVERY =
  "automatic recovery on another machine of its zone (automatic, same endpoint); loses its volumes stay attached 0s; takes recovery (no figure)";
const RESTORE =
  "restore a snapshot from AWS Backup (people, new endpoint); loses largest gap 24h 05:00→05:00 UTC + start window 1h + job 0s to 3h; takes restore to a new instance (no figure)";
const NO_PLAN =
  "restore a snapshot (people, new endpoint); loses snapshots 2h or more; takes restore to a new instance (no figure); NOT: a backup plan covers it → select web in a backup plan";
const anew = (rest = "", to = "") =>
  `deploy it anew${to} (people, new endpoint); loses ${rest === "" ? "keeps no data 0s" : "what its volumes hold (no figure)"}; takes deployment (no figure)${rest}`;
const SOMEWHERE = " to somewhere";
const TAG_IT = " → give web a tag continuity:role, compute if its volumes hold nothing to be kept, else data";
const MAY_KEEP = `; UNKNOWN: a tag continuity:role says that it keeps no data, since web may keep data on its volumes, and no tag continuity:role says whether it does${TAG_IT}`;
const KEEPS = "; NOT: a tag continuity:role says that it keeps no data";

describe("what its volumes hold", () => {
  test.each<[string, EstateResource, About, ReturnType<typeof ways>]>([
    [
      "nothing, says its role",
      role("compute"),
      {},
      {
        instance: [RECOVERY, NO_PLAN, anew()],
        zone: [NO_PLAN, anew()],
        region: [anew("", SOMEWHERE)],
        data: [NO_PLAN],
        compromise: [anew("", SOMEWHERE)],
      },
    ],
    [
      "data, says its role: nothing but backups bring it back",
      role("data"),
      backups,
      {
        instance: [RECOVERY, RESTORE, anew(KEEPS)],
        zone: [RESTORE, anew(KEEPS)],
        region: [`${RESTORE}; NOT: its points lie in another Region`, anew(KEEPS, SOMEWHERE)],
        data: [RESTORE],
        compromise: [`${RESTORE}; NOT: its points are out of reach of the workload account`, anew(KEEPS, SOMEWHERE)],
      },
    ],
    [
      "perhaps data: nobody says",
      web(),
      {},
      {
        instance: [RECOVERY, NO_PLAN, anew(MAY_KEEP)],
        zone: [NO_PLAN, anew(MAY_KEEP)],
        region: [anew(MAY_KEEP, SOMEWHERE)],
        data: [NO_PLAN],
        compromise: [anew(MAY_KEEP, SOMEWHERE)],
      },
    ],
  ])("%s", (_name, one, about, expected) => {
    expect(ways(one, about)).toEqual(expected);
  });

  test("a plan whose rules are computed may bring it back", () => {
    const computed = plan("nightly", UNKNOWN);
    const { data } = ways(role("data"), { others: [vault("main"), computed, selection("all", computed)] });
    expect(data).toEqual([
      "restore a snapshot from AWS Backup (people, new endpoint); loses a rule that is not known at preview (no figure); takes restore to a new instance (no figure); UNKNOWN: selection all of plan nightly covers it by everything (that the account has opted in to its service is assumed), since rules of nightly is computed and not known at preview",
    ]);
  });

  test.each<[string, Bag[string], string]>([
    ["computed", UNKNOWN, "the tag continuity:role is computed"],
    ["one that there is not", "web server", "the tag continuity:role of web cannot be read"],
  ])("a role that is %s", (_name, value, because) => {
    const doubt = `; UNKNOWN: a tag continuity:role says that it keeps no data, since ${because}${TAG_IT}`;
    expect(ways(role(value)).zone?.[1]).toBe(anew(doubt));
  });
});

describe("automatic recovery", () => {
  const doubts = (inputs: Bag) => ways(web(inputs)).instance?.[0]?.split("; ").slice(3);
  const on = "simplified automatic recovery is on";
  const ON = "set maintenanceOptions.autoRecovery of web to default";
  const host = "it does not run on a Dedicated Host";
  const OFF_HOST = "NOT: it does not run on a Dedicated Host → take web off its Dedicated Host";
  const type = "AWS recovers instances of its type";
  const fewTypes = `UNKNOWN: ${type}, since AWS recovers only some of the types like that of web, and none of their own disks`;

  test.each<[string, Bag, readonly string[]]>([
    ["absent: on", {}, []],
    ["on", { maintenanceOptions: { autoRecovery: "default" } }, []],
    ["other options", { maintenanceOptions: {} }, []],
    ["off", { maintenanceOptions: { autoRecovery: "disabled" } }, [`NOT: ${on} → ${ON}`]],
    ["off in a list", { maintenanceOptions: [{ autoRecovery: "disabled" }] }, [`NOT: ${on} → ${ON}`]],
    [
      "computed",
      { maintenanceOptions: { autoRecovery: UNKNOWN } },
      [`UNKNOWN: ${on}, since autoRecovery is not known at preview → ${ON}`],
    ],
    [
      "no block at all",
      { maintenanceOptions: "on" },
      [`UNKNOWN: ${on}, since maintenanceOptions of web is not known → ${ON}`],
    ],
    ["dedicated machines", { tenancy: "dedicated" }, []],
    ["a Dedicated Host", { tenancy: "host" }, [OFF_HOST]],
    ["a host by its id", { hostId: UNKNOWN }, [OFF_HOST]],
    ["a host of a group", { hostResourceGroupArn: "arn:aws:resource-groups:x" }, [OFF_HOST]],
    ["bare metal", { instanceType: "m5.metal" }, [`NOT: ${type} → give web a type that is not bare metal`]],
    ["a disk of its own", { instanceType: "m5d.large" }, [fewTypes]],
    ["storage types", { instanceType: "i4i.large" }, [fewTypes]],
    ["an old type", { instanceType: "m3.large" }, [fewTypes]],
    ["a flexible type", { instanceType: "m7i-flex.large" }, []],
    ["a burstable type", { instanceType: "t4g.micro" }, []],
    [
      "a type that is computed",
      { instanceType: UNKNOWN },
      [`UNKNOWN: ${type}, since instanceType of web is computed and not known at preview`],
    ],
    [
      "all left to a template",
      { instanceType: null, launchTemplate: { id: UNKNOWN } },
      [
        `UNKNOWN: ${on}, since maintenanceOptions of web is left to its launch template → ${ON}`,
        `UNKNOWN: ${host}, since tenancy of web is left to its launch template → take web off its Dedicated Host`,
        `UNKNOWN: ${type}, since the type of web is left to its launch template`,
      ],
    ],
  ])("%s", (_name, inputs, expected) => {
    expect(doubts(inputs)).toEqual(expected);
  });

  test("takes as long as somebody vouches for, and so does a deployment", () => {
    const { instance = [] } = ways(role("compute"), { assumptions: [vouched("start-time", 300)] });
    expect(instance.map((way) => way.split("; takes ")[1]?.split(";")[0])).toEqual([
      "recovery 5m",
      "restore to a new instance (no figure)",
      "deployment 5m",
    ]);
  });
});

test("a twin in another Region takes over if neither keeps data", () => {
  const twin = resource("aws:ec2/instance:Instance", "web-frankfurt", {}, { provider: FRANKFURT });
  const over = "web-frankfurt in another Region takes over to eu-central-1 (people, new endpoint); loses ";
  const first = (one: EstateResource) => ways(one, { siblings: [twin] }).region?.[0];
  expect([first(role("compute")), first(web())]).toEqual([
    `${over}keeps no data 0s; takes nothing`,
    `${over}what its volumes hold (no figure); takes nothing${MAY_KEEP}`,
  ]);
});
