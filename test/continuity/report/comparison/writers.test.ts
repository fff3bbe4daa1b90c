import { expect, test } from "@jest/globals";
import { compareReports } from "../../../../continuity/report/comparison/compare";
import { writeComparisonMarkdown } from "../../../../continuity/report/comparison/markdown";
import { writeComparisonText } from "../../../../continuity/report/comparison/text";
import type { Report } from "../../../../continuity/report/report";
import type { Style } from "../../../../continuity/report/style";
import { rdsInstance } from "../../estate-builder";
import { vouched } from "../../rules/findings";
import { reportOf } from "../sample";

const report = (multiAz: boolean, others: readonly string[]): Report =>
  reportOf(
    [
      rdsInstance("orders-db", {
        multiAz,
        backupRetentionPeriod: 7,
        deletionProtection: true,
        tags: { "continuity:service": "orders", "continuity:rto:zone": "15m" },
      }),
      ...others.map((name) => rdsInstance(name)),
    ],
    { assumptions: [vouched("restore-time", 5_400)] },
  );

const [sound, flawed] = [report(true, ["old|db"]), { ...report(false, []), stack: "prod" }];
const comparison = compareReports({ name: "main", report: sound }, { name: "standby_off", report: flawed });

test("for people: what changed, what is new, what is gone, and the sum", () => {
  expect(`\n${writeComparisonText(comparison)}\n`).toMatchInlineSnapshot(`
"
main → standby_off

note: another stack: test → prod

orders
  zone        worse: meets → violates
    recovery time 2m → 2h: − orders-db: Multi-AZ failover (typical) 1m to 2m, + detect 0s to 5m, +
      decide 0s to 15m, + orders-db: restore 1h30m, + orders-db: cut over to the new endpoint 0s to
      5m, + verify 0s to 5m
    data loss 0s → 5m: − synchronous standby 0s, + upload of transaction logs 5m

New findings

mandatory objective-met
  orders-db: recovery in up to 2h exceeds RTO 15m (zone). Detect 0s to 5m + decide 0s to 15m +
  restore 1h30m + cut over to the new endpoint 0s to 5m + verify 0s to 5m.
  → Set multiAz of orders-db to true (Multi-AZ failover: recovery in up to 2m).

Gone
  undeclared-stateful: old|db keeps data but belongs to no service, so nothing is proven of it.

Verdicts: 1 worse, 0 better, 0 changed. Findings: 1 new, 1 mandatory by now, 0 waived by now, 1 gone.
"
`);
});

test("for pull requests: the same, with what names may hold taken for text", () => {
  expect(`\n${writeComparisonMarkdown(comparison)}\n`).toMatchInlineSnapshot(`
"
## Continuity: main → standby\\_off

Verdicts: 1 worse, 0 better, 0 changed. Findings: 1 new, 1 mandatory by now, 0 waived by now, 1 gone.

> another stack: test → prod

| service | scenario | | verdict | why |
| --- | --- | --- | --- | --- |
| orders | zone | 🔴 worse | meets → violates | recovery time 2m → 2h: − orders-db: Multi-AZ failover (typical) 1m to 2m, + detect 0s to 5m, + decide 0s to 15m, + orders-db: restore 1h30m, + orders-db: cut over to the new endpoint 0s to 5m, + verify 0s to 5m<br>data loss 0s → 5m: − synchronous standby 0s, + upload of transaction logs 5m |

### New findings

- mandatory **objective-met**: orders-db: recovery in up to 2h exceeds RTO 15m (zone). Detect 0s to 5m + decide 0s to 15m + restore 1h30m + cut over to the new endpoint 0s to 5m + verify 0s to 5m.<br>→ Set multiAz of orders-db to true (Multi-AZ failover: recovery in up to 2m).

### Gone

- advisory **undeclared-stateful**: old\\|db keeps data but belongs to no service, so nothing is proven of it.
"
`);
});

test("of two reports that are alike only the sum", () => {
  const same = compareReports({ name: "a.json", report: sound }, { name: "b.json", report: sound });
  const sum = "Verdicts: 0 worse, 0 better, 0 changed. Findings: 0 new, 0 mandatory by now, 0 waived by now, 0 gone.";
  expect([writeComparisonText(same), writeComparisonMarkdown(same)]).toEqual([
    `a.json → b.json\n\n${sum}`,
    `## Continuity: a.json → b.json\n\n${sum}`,
  ]);
});

test("on a terminal by colours too", () => {
  const marked = (mark: string) => (text: string) => `<${mark}>${text}</${mark}>`;
  const style: Style = {
    good: marked("good"),
    bad: marked("bad"),
    doubtful: marked("doubt"),
    faint: marked("faint"),
    strong: marked("strong"),
    width: 80,
  };
  const lines = writeComparisonText(comparison, style).split("\n");
  expect(lines.filter((line) => /worse/.test(line))).toEqual([
    "  zone        <bad>worse</bad>: meets → violates",
    "<bad>Verdicts: 1 worse, 0 better, 0 changed. Findings: 1 new, 1 mandatory by now, 0 waived by now, 1 gone.</bad>",
  ]);
});
