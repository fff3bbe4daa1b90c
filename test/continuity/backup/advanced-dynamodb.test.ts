import { expect, test } from "@jest/globals";
import { advancedFeatures } from "../../../continuity/backup/advanced-dynamodb";
import type { EstateResource } from "../../../continuity/estate/resource";
import { UNKNOWN, type Value } from "../../../continuity/estate/value";
import { FRANKFURT, indexOf, provider, resource } from "../estate-builder";

const table = resource("aws:dynamodb/table:Table", "carts");
const settings = (name: string, preference?: Value, by = table.provider): EstateResource =>
  resource(
    "aws:backup/regionSettings:RegionSettings",
    name,
    {
      resourceTypeOptInPreference: {},
      ...(preference === undefined ? {} : { resourceTypeManagementPreference: preference }),
    },
    by ? { provider: by } : {},
  );
const on = settings("here", { DynamoDB: true });
const off = settings("here", { DynamoDB: false });
const SOMEWHERE = provider(UNKNOWN, {}, "somewhere");

const text = "AWS Backup copies backups of tables";
const fix = "set DynamoDB to true in resourceTypeManagementPreference of here";
const assumed = { text: `${text} (that its advanced features for DynamoDB are on is assumed)`, holds: true };
const problem = "here turns advanced features for DynamoDB off";
const doubt = (because: string) => ({ text, holds: "unknown", because, fix, problem: because });

test.each<[string, readonly EstateResource[], object]>([
  ["nothing says: on, as for every account that began after November 2021", [], assumed],
  ["settings that do not mention it", [settings("here"), settings("there", { EFS: true })], assumed],
  ["on", [on], { text, holds: true }],
  ["off", [off], { text: `${text} (${problem})`, holds: false, fix, problem }],
  [
    "of two statements the worse counts",
    [settings("there", { DynamoDB: true }), off],
    { text: `${text} (${problem})`, holds: false, fix, problem },
  ],
  ["off in another Region", [settings("here", { DynamoDB: false }, FRANKFURT)], assumed],
  [
    "off in a Region that is not known",
    [settings("here", { DynamoDB: false }, SOMEWHERE)],
    doubt(`${problem}, and whether it is for the Region and account of carts is not known`),
  ],
  ["on in a Region that is not known", [settings("here", { DynamoDB: true }, SOMEWHERE)], assumed],
  [
    "computed as a whole",
    [settings("here", UNKNOWN)],
    doubt("resourceTypeManagementPreference of here is computed and not known at preview"),
  ],
  [
    "computed",
    [settings("here", { DynamoDB: UNKNOWN })],
    doubt("DynamoDB in resourceTypeManagementPreference of here is not known at preview"),
  ],
  ["no object", [settings("here", "on")], doubt("resourceTypeManagementPreference of here is not an object")],
])("%s", (_name, all, expected) => {
  expect(advancedFeatures(table, indexOf(table, ...all))).toEqual(expected);
});
