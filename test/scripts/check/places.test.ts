import { dirname } from "node:path";
import { expect, test } from "@jest/globals";
import { withPlaces } from "../../../scripts/check/places";
import { reportOf, SAMPLE } from "../../continuity/report/sample";
import { temporaryDirectory } from "../../workspace/directory";

const directory = temporaryDirectory();
const REPORT = reportOf(SAMPLE);
const [ORDERS, STRAY] = ["orders-db", "stray-db"].map(
  (name) => `urn:pulumi:test::shop::aws:rds/instance:Instance::${name}`,
) as [string, string];

/** A project `infra` below the top of a repository. */
function project(): string {
  directory.write(".git/HEAD", "ref: refs/heads/main\n");
  return dirname(directory.write("infra/Pulumi.yaml", "name: shop\n"));
}

test("members and what findings are about are placed, from the directory of the project, and nothing else is", () => {
  const positions = new Map([
    [STRAY, { file: directory.path("infra", "src", "stray.ts"), line: 3 }],
    [ORDERS, { file: directory.path("shared", "orders.ts"), line: 12 }],
    ["urn:pulumi:test::shop::aws:s3/bucket:Bucket::logs", { file: directory.path("infra", "index.ts"), line: 1 }],
  ]);
  expect(withPlaces(REPORT, project(), positions)).toEqual({
    ...REPORT,
    directory: "infra",
    locations: {
      [ORDERS]: { file: "../shared/orders.ts", line: 12 },
      [STRAY]: { file: "src/stray.ts", line: 3 },
    },
  });
});

test("a line that is none places nothing", () => {
  const positions = new Map([[ORDERS, { file: directory.path("infra", "index.ts"), line: 0 }]]);
  expect(withPlaces(REPORT, project(), positions).locations).toEqual({});
});

test("an engine that tells no places leaves them out", () => {
  expect(withPlaces(REPORT, project(), undefined)).toEqual({ ...REPORT, directory: "infra" });
});
