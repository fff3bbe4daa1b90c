import { Command, InvalidArgumentError } from "commander";
import { iamPolicy } from "../drills/iam-policy";

/** `lifeboat iam-policy`: the least-privilege policy of whoever runs drills. */
export function iamPolicyCommand(): Command {
  return new Command("iam-policy")
    .description("Print the IAM policy that drills need: they read, and change only what carries their own prefix.")
    .requiredOption("--account <id>", "the account that drills run in", account)
    .option("--region <region>", "the Region that they run in (default: any)", "*")
    .option("--backup-role <arn>", "the role that AWS Backup restores with, to drill its recovery points")
    .action((options: { readonly account: string; readonly region: string; readonly backupRole?: string }) => {
      process.stdout.write(`${JSON.stringify(iamPolicy(options), null, 2)}\n`);
    });
}

function account(text: string): string {
  if (!/^\d{12}$/.test(text)) throw new InvalidArgumentError("an account has 12 digits.");
  return text;
}
