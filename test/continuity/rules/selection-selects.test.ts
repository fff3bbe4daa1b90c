import { expect, test } from "@jest/globals";
import type { EstateResource } from "../../../continuity/estate/resource";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import type { Finding } from "../../../continuity/rules/finding";
import { plan, rdsInstance, resource, rule, selection, urnOf } from "../estate-builder";
import { findingsOf, type Row } from "./findings";

const NIGHTLY = plan("nightly", [rule("daily")]);
const READER = resource("aws:rds/clusterInstance:ClusterInstance", "ledger-reader", { clusterIdentifier: "ledger" });
const FILES = resource("aws:fsx/ontapFileSystem:OntapFileSystem", "files");
const TAGS = [{ type: "STRINGEQUALS", key: "backup", value: "daily" }];

const selecting = (inputs: Bag, resources: readonly EstateResource[] = []) => [
  NIGHTLY,
  ...resources,
  selection("all", NIGHTLY, inputs, { edges: { resources } }),
];

const finding = (message: string, fix: string): Finding => ({
  rule: "selection-selects",
  verdict: "violates",
  level: "advisory",
  severity: "medium",
  urn: urnOf("aws:backup/selection:Selection", "all"),
  message,
  fix,
});

const NAME = "Name ARNs, types such as arn:aws:rds:*:*:db:*, or tags in all.";
const neither = finding(
  "all names neither resources nor selectionTags: AWS refuses it, although it documents it as everything.",
  NAME,
);
const text = finding("all selects nothing: none of its resources is an ARN.", NAME);
const reader = finding(
  "all selects nothing: it names ledger-reader, and AWS Backup backs up its cluster instead.",
  "Name its cluster in resources of all.",
);

const rows: readonly Row[] = [
  [
    "nothing yet, as it took no part in the preview: another rule tells",
    selecting({}).map((one) => ({ ...one, untargeted: true as const })),
    {},
    [],
  ],
  ["a star", selecting({ resources: ["*"] }), {}, []],
  ["an ARN, be it of another program", selecting({ resources: ["arn:aws:rds:eu-west-1:111111111111:db:x"] }), {}, []],
  ["a tag, whoever carries it", selecting({ selectionTags: TAGS }), {}, []],
  ["resources that are computed", selecting({ resources: UNKNOWN }), {}, []],
  ["tags that are computed", selecting({ selectionTags: UNKNOWN }), {}, []],
  ["a tag beside what is no ARN", selecting({ resources: ["orders-db"], selectionTags: TAGS }), {}, []],
  ["an ARN beside what is none", selecting({ resources: ["orders-db", "arn:aws:rds:*"] }), {}, []],
  ["a computed one beside what is no ARN", selecting({ resources: ["orders-db", UNKNOWN] }), {}, []],
  ["a reference", selecting({ resources: [UNKNOWN] }, [rdsInstance("orders-db")]), {}, []],
  [
    "a reference beside one to an instance",
    selecting({ resources: [UNKNOWN, UNKNOWN] }, [READER, rdsInstance("x")]),
    {},
    [],
  ],
  ["fewer references than elements", selecting({ resources: [UNKNOWN, UNKNOWN] }, [READER]), {}, []],
  ["notResources that leave something", selecting({ resources: ["*"], notResources: ["arn:aws:s3:::*"] }), {}, []],

  ["nothing stated", selecting({}), {}, [neither]],
  ["empty lists", selecting({ resources: [], selectionTags: [] }), {}, [neither]],
  ["conditions alone", selecting({ conditions: [{ stringEquals: [] }] }), {}, [neither]],
  ["names that are no ARNs", selecting({ resources: ["orders-db", ""] }), {}, [text]],
  ["a reference to an instance of a cluster", selecting({ resources: [UNKNOWN] }, [READER]), {}, [reader]],
  [
    "a reference to a file system whose volumes are backed up",
    selecting({ resources: [UNKNOWN] }, [FILES]),
    {},
    [
      finding(
        "all selects nothing: it names files, and AWS Backup backs up its volumes instead.",
        "Name its volumes in resources of all.",
      ),
    ],
  ],
  [
    "notResources that leave nothing",
    selecting({ resources: ["*"], notResources: ["*"] }),
    {},
    [finding("all selects nothing: its notResources leave out everything.", "Narrow notResources of all.")],
  ],
  ["raised", selecting({}), { rules: { "selection-selects": "mandatory" } }, [{ ...neither, level: "mandatory" }]],
  ["off", selecting({}), { rules: { "selection-selects": "off" } }, []],
];

test.each(rows)("%s", (_, resources, options, expected) => {
  expect(findingsOf("selection-selects", resources, options)).toEqual(expected);
});
