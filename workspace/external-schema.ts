import { CONDITION_OPERATORS } from "../continuity/declaration/external";
import { SCENARIOS } from "../continuity/declaration/scenario";

const TEXT = { type: "string", minLength: 1, maxLength: 256 };
const LONG_TEXT = { type: "string", minLength: 1, maxLength: 2048 };
const DURATION = { type: "string", minLength: 1, maxLength: 32 };
const FLAG = { type: "boolean" };
const SERVICE_NAME = { type: "string", pattern: "^[a-z0-9-]{1,63}$" };
const REGION = {
  type: "string",
  pattern: "^[a-z]{2,8}(-[a-z]{2,12}){1,3}-\\d{1,2}$",
  description: "such as eu-central-1",
};
const ACCOUNT = { ...TEXT, description: "a name under accounts, or twelve digits in quotes" };

const VOUCHER = {
  owner: { ...TEXT, description: "who answers for it" },
  reason: { ...TEXT, description: "where it is known from" },
  until: {
    type: "string",
    pattern: "^\\d{4}-\\d{2}-\\d{2}$",
    description: "the day from which it no longer counts, such as 2027-03-31",
  },
};

const entry = <P extends object>(description: string, required: readonly string[], properties: P) =>
  ({
    type: "object",
    description,
    properties: { ...properties, ...VOUCHER },
    required: [...required, ...Object.keys(VOUCHER)],
    additionalProperties: false,
  }) as const;

const object = <P extends object>(required: readonly string[], properties: P) =>
  ({ type: "object", properties, required, additionalProperties: false }) as const;

const KEEP = { ...DURATION, description: "whole days such as 35d, or forever" };
const COLD = {
  coldAfter: { ...DURATION, description: "whole days after which points go to cold storage. Default: never." },
  archive: { ...FLAG, description: "whether EBS snapshots go to the archive then. Default: false." },
};

const COPY = object(["to"], {
  to: { ...LONG_TEXT, description: "the ARN of a vault, or the name of one under vaults" },
  keep: { ...KEEP, description: `${KEEP.description}. Default: as long as the source.` },
  ...COLD,
});

const RULE = object(["name"], {
  name: TEXT,
  schedule: { ...TEXT, description: "AWS cron. Default: cron(0 5 ? * * *)." },
  timezone: { ...TEXT, description: "IANA time zone. Default: Etc/UTC." },
  startWindow: { ...DURATION, description: "whole minutes. Default, as AWS Backup's own: 8h." },
  completionWindow: { ...DURATION, description: "whole minutes. Default, as AWS Backup's own: 7d." },
  continuous: { ...FLAG, description: "Default: false." },
  vault: { ...TEXT, description: "the name of the vault, in the Region and account of the plan. Default: Default." },
  airGappedVault: { ...LONG_TEXT, description: "the logically air-gapped vault that points move to, as in copies" },
  keep: { ...KEEP, description: `${KEEP.description}. Default: forever.` },
  ...COLD,
  copies: { type: "array", items: COPY },
});

const TAG = object(["key", "value"], { key: TEXT, value: { type: "string", maxLength: 256 } });
const CONDITION = object(["key", "value"], {
  key: { ...TEXT, pattern: "^aws:ResourceTag/", description: "aws:ResourceTag/KEY" },
  value: { type: "string", maxLength: 256 },
});
const ARN_PATTERNS = { type: "array", items: LONG_TEXT };

const SELECTION = object(["name"], {
  name: TEXT,
  resources: { ...ARN_PATTERNS, description: "ARNs, with * for any run of characters" },
  notResources: { ...ARN_PATTERNS, description: "ARNs that are left out" },
  tags: { type: "array", items: TAG, description: "a resource that carries any of them is selected" },
  conditions: {
    ...object([], Object.fromEntries(CONDITION_OPERATORS.map((name) => [name, { type: "array", items: CONDITION }]))),
    description: "all of them must hold",
  },
});

const PAIR = { rto: DURATION, rpo: DURATION };

/** `external` of lifeboat.yaml as JSON schema: what lives elsewhere, and who answers for it. */
export const EXTERNAL_SCHEMA = {
  type: "object",
  description: "What other programs, accounts and teams make and verdicts here rest on.",
  properties: {
    accounts: {
      type: "object",
      description: "AWS accounts by name.",
      propertyNames: { pattern: "^[A-Za-z0-9_.-]{1,64}$" },
      additionalProperties: entry("An AWS account.", ["id"], {
        id: { type: "string", pattern: "^\\d{12}$", description: "twelve digits, in quotes" },
        deployed: {
          ...FLAG,
          description: "Whether this program is deployed to it, where its providers do not tell. Default: false.",
        },
        apart: {
          ...FLAG,
          description: "Whether nobody who administers the workload's account administers this one.",
        },
      }),
    },
    plans: {
      type: "array",
      items: entry("A backup plan.", ["name", "region", "rules"], {
        name: TEXT,
        region: REGION,
        account: { ...ACCOUNT, description: `${ACCOUNT.description}. Default: that of this program.` },
        rules: { type: "array", items: RULE },
        selections: { type: "array", items: SELECTION },
      }),
    },
    vaults: {
      type: "array",
      items: entry("A backup vault.", ["name", "region"], {
        name: TEXT,
        region: REGION,
        account: { ...ACCOUNT, description: `${ACCOUNT.description}. Default: that of this program.` },
        lock: object([], {
          mode: { type: "string", enum: ["governance", "compliance"] },
          min: { ...DURATION, description: "the shortest retention, in whole days" },
          max: { ...DURATION, description: "the longest retention, in whole days" },
          grace: { ...DURATION, description: "how long a compliance lock can still be lifted. Default: 0d." },
        }),
        airGapped: { ...FLAG, description: "Whether it is a logically air-gapped vault. Default: false." },
        key: {
          ...LONG_TEXT,
          pattern: "^(arn:|alias/)",
          description: "the ARN or alias of its key; AWS Backup's own is alias/aws/backup. Default: not known.",
        },
      }),
    },
    services: {
      type: "array",
      items: entry("A service of another stack, with what it promises.", ["name"], {
        name: SERVICE_NAME,
        objectives: {
          type: "object",
          description: "rto and rpo stand for instance, zone and data; region and compromise are stated on their own.",
          properties: {
            ...PAIR,
            ...Object.fromEntries(SCENARIOS.map((scenario) => [scenario, object([], PAIR)])),
          },
          additionalProperties: false,
        },
      }),
    },
  },
  additionalProperties: false,
} as const;
