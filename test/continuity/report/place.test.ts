import { expect, test } from "@jest/globals";
import { placeOf } from "../../../continuity/report/place";

const at = (file: string) => ({ locations: { urn: { file, line: 7 } } });

test.each([
  ["a line of the program", { ...at("index.ts"), directory: "" }, "urn", { file: "index.ts", line: 7 }],
  [
    "of one below the top",
    { ...at("src/./index.ts"), directory: "infra/prod" },
    "urn",
    { file: "infra/prod/src/index.ts", line: 7 },
  ],
  ["of what it shares", { ...at("../shared/db.ts"), directory: "infra" }, "urn", { file: "shared/db.ts", line: 7 }],
  ["of a repository that nobody knows", at("index.ts"), "urn", { file: "index.ts", line: 7 }],
  [
    "outside of the repository",
    { ...at("../../db.ts"), directory: "infra" },
    "urn",
    { file: "infra/Pulumi.yaml", line: 1 },
  ],
  [
    "of a resource that nobody knows the place of",
    { ...at("index.ts"), directory: "infra" },
    "other",
    { file: "infra/Pulumi.yaml", line: 1 },
  ],
  ["of the stack as a whole", at("index.ts"), undefined, { file: "Pulumi.yaml", line: 1 }],
  ["where no places are known", { directory: "" }, "urn", { file: "Pulumi.yaml", line: 1 }],
  ["of a name that every object has", at("index.ts"), "constructor", { file: "Pulumi.yaml", line: 1 }],
])("%s", (_, report, urn, place) => {
  expect(placeOf(report, urn)).toEqual(place);
});
