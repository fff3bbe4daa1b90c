import { Command, InvalidArgumentError } from "commander";
import { iamPolicy } from "../drills/iam-policy";

const EXAMPLES = `
Examples:
  $ lifeboat iam-policy --account 123456789012 > drills.json
  $ lifeboat iam-policy --account 123456789012 --region eu-central-1 --backup-role arn:aws:iam::123456789012:role/backup

Exit code: 0 the policy is printed, 2 wrong usage.
`;

/** `lifeboat iam-policy`: the least-privilege policy of whoever runs drills. */
export function iamPolicyCommand(): Command {
  return new Command("iam-policy")
    .description("Print the IAM policy that drills need: they read, and change only what carries their own prefix.")
    .requiredOption("--account <id>", "the account that drills run in", account)
    .option("--region <region>", "the Region that they run in (default: any)", "*")
    .option("--backup-role <arn>", "the role that AWS Backup restores with, to drill its recovery points")
    .addHelpText("after", EXAMPLES)
    .action((options: { readonly account: string; readonly region: string; readonly backupRole?: string }) => {
      process.stdout.write(`${JSON.stringify(iamPolicy(options), null, 2)}\n`);
    });
}

function account(text: string): string {
  if (!/^\d{12}$/.test(text)) throw new InvalidArgumentError("an account has 12 digits.");
  return text;
}
