import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, jest, test } from "@jest/globals";
import { scratchSpace } from "../preview/scratch";
import { lifeboat } from "./built";

jest.setTimeout(120_000);

const scratch = scratchSpace();

/** A program that has grown, without a word about continuity. */
const GROWN = `
const { ComponentResource } = require("@pulumi/pulumi");
const { Table } = require("@pulumi/aws/dynamodb");
const { EventSourceMapping, Function } = require("@pulumi/aws/lambda");
const { Instance } = require("@pulumi/aws/rds");
const { Record } = require("@pulumi/aws/route53");
const { Queue } = require("@pulumi/aws/sqs");

new Instance("orders-db", {
  engine: "postgres",
  instanceClass: "db.r6g.large",
  multiAz: true,
  tags: { App: "Orders" },
});
const queue = new Queue("incoming", { tags: { App: "Orders" } });
const worker = new Function("worker", { role: "arn:aws:iam::111111111111:role/worker", s3Bucket: "code", s3Key: "w.zip" });
new EventSourceMapping("incoming", { eventSourceArn: queue.arn, functionName: worker.arn });

class Shop extends ComponentResource {
  constructor(name) {
    super("acme:index:Shop", name);
    const key = { hashKey: "id", attributes: [{ name: "id", type: "S" }] };
    new Table("carts", { ...key, pointInTimeRecovery: { enabled: true } }, { parent: this });
  }
}
new Shop("shop");
new Record("www", { zoneId: "Z1", name: "www", type: "A", ttl: 60, records: ["192.0.2.1"] });
new Table("accounts", { hashKey: "id", attributes: [{ name: "id", type: "S" }], tags: { "continuity:service": "accounts" } });
`;

const project = (program: string, files: Record<string, string> = {}) =>
  scratch({
    "Pulumi.yaml": "name: shop\nruntime: { name: nodejs, options: { typescript: false } }\n",
    "Pulumi.dev.yaml": "config: { aws:region: eu-central-1 }\n",
    "index.js": program,
    ...files,
  });

describe("lifeboat adopt proposes", () => {
  test("services with members, what they keep, and what to change where", async () => {
    expect(await lifeboat(project(GROWN), ["adopt"])).toMatchInlineSnapshot(`
{
  "code": 0,
  "err": "note: This is a simulation: nothing was compared with what is deployed, so every resource counts as new.
note: No cloud was asked: values that only the cloud knows are unknown, and inputs were not validated by the provider.",
  "out": "orders
  instance    RTO 2m, RPO 1m
  zone        RTO 2m, RPO 1m
  region      nothing can be promised: nothing in the program brings orders-db back
  data        nothing can be promised: nothing in the program brings orders-db back
  compromise  nothing can be promised: nothing in the program brings orders-db back
  tags
    index.js:16: worker (aws:lambda/function:Function), by a reference between it and incoming
      "continuity:service": "orders"
    index.js:9: orders-db (aws:rds/instance:Instance), by its tag App
      "continuity:service": "orders"
    index.js:15: incoming (aws:sqs/queue:Queue), by its tag App
      "continuity:service": "orders"

shop
  instance    RTO 1m, RPO 1m
  zone        RTO 1m, RPO 1m
  region      nothing can be promised: nothing in the program brings carts back
  data        nothing can be promised: the rto of carts has a step that nobody has measured or vouched for: restore to a new table
  compromise  nothing can be promised: nothing in the program brings carts back
  tags
    index.js:23: carts (aws:dynamodb/table:Table), by the component shop
      "continuity:service": "shop"

www
  instance    RTO 1m, RPO 1m
  zone        RTO 1m, RPO 1m
  region      RTO 30m, RPO 1m
  data        RTO 1m, RPO 1m
  compromise  nothing can be promised: the rto of www has a step that nobody has measured or vouched for: deployment
  tags
    index.js:27: www (aws:route53/record:Record), by its name
      takes none: declare(…, www)

--- /dev/null
+++ b/lifeboat.yaml
@@ -0,0 +1,25 @@
+services:
+  # orders: review this. It is what the program keeps as it stands, not what the business needs.
+  #   region: not promised, since nothing in the program brings orders-db back
+  #   data: not promised, since nothing in the program brings orders-db back
+  #   compromise: not promised, since nothing in the program brings orders-db back
+  orders:
+    objectives:
+      instance: { rto: 2m, rpo: 1m }
+      zone: { rto: 2m, rpo: 1m }
+  # shop: review this. It is what the program keeps as it stands, not what the business needs.
+  #   region: not promised, since nothing in the program brings carts back
+  #   data: not promised, since the rto of carts has a step that nobody has measured or vouched for: restore to a new table
+  #   compromise: not promised, since nothing in the program brings carts back
+  shop:
+    objectives:
+      instance: { rto: 1m, rpo: 1m }
+      zone: { rto: 1m, rpo: 1m }
+  # www: review this. It is what the program keeps as it stands, not what the business needs.
+  #   compromise: not promised, since the rto of www has a step that nobody has measured or vouched for: deployment
+  www:
+    objectives:
+      instance: { rto: 1m, rpo: 1m }
+      zone: { rto: 1m, rpo: 1m }
+      region: { rto: 30m, rpo: 1m }
+      data: { rto: 1m, rpo: 1m }

Nothing was changed. Review names, members and objectives; then write the tags into the program, and the rest into
lifeboat.yaml (--write does that). lifeboat check proves it.",
}
`);
  });

  test("the same for machines, and what lifeboat.yaml states already stays out of the difference", async () => {
    const stated = "services:\n  orders: { owner: team-orders }\n  shop: { owner: team-shop }\n";
    const { out } = await lifeboat(project(GROWN, { "lifeboat.yaml": stated }), ["adopt", "--format", "json"]);
    expect(JSON.parse(out)).toMatchInlineSnapshot(`
{
  "diff": "--- a/lifeboat.yaml
+++ b/lifeboat.yaml
@@ -1,3 +1,11 @@
 services:
+  # www: review this. It is what the program keeps as it stands, not what the business needs.
+  #   compromise: not promised, since the rto of www has a step that nobody has measured or vouched for: deployment
+  www:
+    objectives:
+      instance: { rto: 1m, rpo: 1m }
+      zone: { rto: 1m, rpo: 1m }
+      region: { rto: 30m, rpo: 1m }
+      data: { rto: 1m, rpo: 1m }
   orders: { owner: team-orders }
   shop: { owner: team-shop }
",
  "services": [
    {
      "kept": [
        {
          "rpo": "1m",
          "rto": "2m",
          "scenario": "instance",
        },
        {
          "rpo": "1m",
          "rto": "2m",
          "scenario": "zone",
        },
        {
          "because": "nothing in the program brings orders-db back",
          "scenario": "region",
        },
        {
          "because": "nothing in the program brings orders-db back",
          "scenario": "data",
        },
        {
          "because": "nothing in the program brings orders-db back",
          "scenario": "compromise",
        },
      ],
      "members": [
        {
          "at": "index.js:16",
          "because": "a reference between it and incoming",
          "name": "worker",
          "tags": {
            "continuity:service": "orders",
          },
          "type": "aws:lambda/function:Function",
          "urn": "urn:pulumi:dev::shop::aws:lambda/function:Function::worker",
        },
        {
          "at": "index.js:9",
          "because": "its tag App",
          "name": "orders-db",
          "tags": {
            "continuity:service": "orders",
          },
          "type": "aws:rds/instance:Instance",
          "urn": "urn:pulumi:dev::shop::aws:rds/instance:Instance::orders-db",
        },
        {
          "at": "index.js:15",
          "because": "its tag App",
          "name": "incoming",
          "tags": {
            "continuity:service": "orders",
          },
          "type": "aws:sqs/queue:Queue",
          "urn": "urn:pulumi:dev::shop::aws:sqs/queue:Queue::incoming",
        },
      ],
      "name": "orders",
    },
    {
      "kept": [
        {
          "rpo": "1m",
          "rto": "1m",
          "scenario": "instance",
        },
        {
          "rpo": "1m",
          "rto": "1m",
          "scenario": "zone",
        },
        {
          "because": "nothing in the program brings carts back",
          "scenario": "region",
        },
        {
          "because": "the rto of carts has a step that nobody has measured or vouched for: restore to a new table",
          "scenario": "data",
        },
        {
          "because": "nothing in the program brings carts back",
          "scenario": "compromise",
        },
      ],
      "members": [
        {
          "at": "index.js:23",
          "because": "the component shop",
          "name": "carts",
          "tags": {
            "continuity:service": "shop",
          },
          "type": "aws:dynamodb/table:Table",
          "urn": "urn:pulumi:dev::shop::acme:index:Shop$aws:dynamodb/table:Table::carts",
        },
      ],
      "name": "shop",
    },
    {
      "kept": [
        {
          "rpo": "1m",
          "rto": "1m",
          "scenario": "instance",
        },
        {
          "rpo": "1m",
          "rto": "1m",
          "scenario": "zone",
        },
        {
          "rpo": "1m",
          "rto": "30m",
          "scenario": "region",
        },
        {
          "rpo": "1m",
          "rto": "1m",
          "scenario": "data",
        },
        {
          "because": "the rto of www has a step that nobody has measured or vouched for: deployment",
          "scenario": "compromise",
        },
      ],
      "members": [
        {
          "at": "index.js:27",
          "because": "its name",
          "name": "www",
          "type": "aws:route53/record:Record",
          "urn": "urn:pulumi:dev::shop::aws:route53/record:Record::www",
        },
      ],
      "name": "www",
    },
  ],
  "stack": "dev",
}
`);
  });

  test("nothing, where everything is declared", async () => {
    const declared = `new (require("@pulumi/aws/sqs").Queue)("q", { tags: { "continuity:service": "orders" } });`;
    expect((await lifeboat(project(declared), ["adopt"])).out).toMatchInlineSnapshot(
      `"Every resource that could be a member of a service belongs to one."`,
    );
  });
});

test("lifeboat adopt --write writes lifeboat.yaml, and nothing else", async () => {
  const directory = project(GROWN);
  const { code, out } = await lifeboat(directory, ["adopt", "--write"]);
  const [, proposed = ""] = out.split(/^@@.*@@\n/m);
  const added = proposed.split("\n").filter((line) => line.startsWith("+"));
  expect({ code, end: out.split("\n").slice(-2) }).toMatchInlineSnapshot(`
{
  "code": 0,
  "end": [
    "lifeboat.yaml is written. Review names, members and objectives, and write the tags into the program. lifeboat check",
    "proves it.",
  ],
}
`);
  expect(readFileSync(join(directory, "lifeboat.yaml"), "utf8")).toBe(
    `${added.map((line) => line.slice(1)).join("\n")}\n`,
  );
  expect(readFileSync(join(directory, "index.js"), "utf8")).toBe(GROWN);
  const again = await lifeboat(directory, ["adopt", "--write"]);
  expect(again.out).not.toContain("@@");
});

test.each([
  [
    "a lifeboat.yaml that is none",
    { "lifeboat.yaml": "services: []\n" },
    [],
    "error: ./lifeboat.yaml: services must be object",
  ],
  [
    "a stack that is not there",
    { "Pulumi.prod.yaml": "config: {}\n" },
    [],
    "error: name the stack with --stack (there are dev, prod)",
  ],
  [
    "a program that fails",
    { "index.js": 'throw new Error("no");\n' },
    [],
    "error: The program failed: no (index.js:1:7)",
  ],
])("%s: one line, 2", async (_, files, args, message) => {
  const { code, err } = await lifeboat(project(GROWN, files as Record<string, string>), ["adopt", ...args]);
  expect({ code, err }).toEqual({ code: 2, err: message });
});
