import type { BackupSettings } from "./backup-choices";
import { needsOwnKey } from "./backup-choices";
import { type Blueprint, reference } from "./blueprint";
import type { Question } from "./question";

const ID = "key";

/** The ARN of a member's own key. */
export const OWN_KEY_ARN = reference(ID, "arn");

/** What another account has to do with a key to take over copies that lie under it (AWS Backup, cross-account copies). */
const OF_COPIES = ["kms:CreateGrant", "kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey*", "kms:ReEncrypt*"];

/** A key of the member's own at home, where its backups have to leave the account; nothing where AWS's own key does. */
export function ownKey(settings: BackupSettings, question: Question): readonly Blueprint[] {
  if (!needsOwnKey(settings)) return [];
  const policy = settings.kept === "other account" ? sharedPolicy(question) : undefined;
  return [
    {
      id: ID,
      type: "aws:kms/key:Key",
      inputs: {
        description: "Encrypts the member and its backups",
        enableKeyRotation: true,
        deletionWindowInDays: 30,
        ...(policy === undefined ? {} : { policy }),
      },
      tags: "aside",
      scope: "member",
      protect: true,
      purpose: "encrypts it so that its backups may leave the account",
    },
  ];
}

/** AWS's default policy, and the use of the key by the account that copies go to, which could not read them otherwise. */
function sharedPolicy({ account, compromise: { otherAccount } }: Question): string | undefined {
  if (account === undefined || otherAccount === undefined) return undefined;
  const allow = (to: string, Action: string | readonly string[]) => ({
    Effect: "Allow",
    Principal: { AWS: `arn:aws:iam::${to}:root` },
    Action,
    Resource: "*",
  });
  const Statement = [allow(account, "kms:*"), allow(otherAccount.account, OF_COPIES)];
  return JSON.stringify({ Version: "2012-10-17", Statement });
}
