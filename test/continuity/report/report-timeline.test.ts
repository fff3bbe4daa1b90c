import { expect, test } from "@jest/globals";
import { Ajv } from "ajv";
import fc from "fast-check";
import { reportTimeline, timelineOfReport } from "../../../continuity/report/report-timeline";
import { REPORT_SCHEMA } from "../../../continuity/report/schema";
import { anyTimeline } from "./arbitrary-timeline";
import { reportOf } from "./sample";
import { COPIES, WEEKDAYS } from "./timelines";

const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(REPORT_SCHEMA);

test("instants are text, and runs of one fate and reason stand together", () => {
  expect(reportTimeline({ members: ["a", "b"], timeline: WEEKDAYS })).toMatchInlineSnapshot(`
{
  "blackouts": [
    {
      "end": "2026-11-27T06:00:00.000Z",
      "start": "2026-11-27T04:00:00.000Z",
      "what": "maintenance window, and the hour before it",
    },
    {
      "end": "2026-11-26T09:30:00.000Z",
      "start": "2026-11-26T09:00:00.000Z",
      "what": "backup window",
    },
    {
      "end": "2026-11-27T09:30:00.000Z",
      "start": "2026-11-27T09:00:00.000Z",
      "what": "backup window",
    },
    {
      "end": "2026-11-28T09:30:00.000Z",
      "start": "2026-11-28T09:00:00.000Z",
      "what": "backup window",
    },
    {
      "end": "2026-11-29T09:30:00.000Z",
      "start": "2026-11-29T09:00:00.000Z",
      "what": "backup window",
    },
    {
      "end": "2026-11-30T09:30:00.000Z",
      "start": "2026-11-30T09:00:00.000Z",
      "what": "backup window",
    },
  ],
  "from": "2026-11-26T00:00:00.000Z",
  "lanes": [
    {
      "expression": "cron(0 5 ? * MON-FRI *)",
      "job": {
        "hi": 1200,
        "lo": 1200,
      },
      "kind": "snapshot",
      "plan": "main",
      "retention": 3024000,
      "rule": "weekdays",
      "runs": [
        {
          "at": [
            "2026-11-26T05:00:00.000Z",
            "2026-11-30T05:00:00.000Z",
          ],
          "fate": "counts",
        },
        {
          "at": [
            "2026-11-27T05:00:00.000Z",
          ],
          "because": "it falls into the maintenance window",
          "fate": "lost",
        },
        {
          "at": [
            "2026-12-01T05:00:00.000Z",
          ],
          "because": "its start window reaches into the backup window",
          "fate": "may be lost",
        },
      ],
      "startWindow": 28800,
      "timezone": "UTC",
      "vault": "main",
    },
  ],
  "members": [
    "a",
    "b",
  ],
  "to": "2026-12-02T00:00:00.000Z",
  "worst": {
    "fires": "2026-11-30T05:00:00.000Z",
    "holds": "2026-11-26T05:00:00.000Z",
    "loss": {
      "hi": 375600,
      "lo": 375600,
    },
    "usable": "2026-11-30T13:20:00.000Z",
  },
}
`);
});

test("what nobody knows", () => {
  const { lanes, worst } = reportTimeline({ members: [], timeline: COPIES });
  const found = lanes.map(({ job, copy, retention, doubt }) => ({ job, copy, retention, doubt }));
  expect({ found, worst }).toMatchInlineSnapshot(`
{
  "found": [
    {
      "copy": undefined,
      "doubt": undefined,
      "job": {
        "hi": 1200,
        "lo": 1200,
      },
      "retention": 3024000,
    },
    {
      "copy": {
        "hi": null,
        "lo": 0,
      },
      "doubt": "which vault it goes to is not known at preview",
      "job": {
        "hi": 10800,
        "lo": 0,
      },
      "retention": null,
    },
    {
      "copy": undefined,
      "doubt": undefined,
      "job": {
        "hi": 1200,
        "lo": 1200,
      },
      "retention": undefined,
    },
  ],
  "worst": {
    "fires": "2026-11-26T11:00:00.000Z",
    "holds": "2026-11-26T05:00:00.000Z",
    "loss": {
      "hi": null,
      "lo": 25200,
    },
    "usable": null,
  },
}
`);
});

test("what is read from a report is what was written, and fits its schema", () => {
  const report = reportOf([]);
  fc.assert(
    fc.property(anyTimeline, (timeline) => {
      const written = JSON.parse(JSON.stringify(reportTimeline({ members: ["a"], timeline })));
      expect(validate({ ...report, timelines: [written] })).toBe(true);
      expect(timelineOfReport(written)).toEqual({ members: ["a"], timeline });
    }),
  );
});
