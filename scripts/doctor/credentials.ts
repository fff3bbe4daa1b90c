import type { Cloud } from "../../drills/cloud";
import { type CheckUp, fail, lineOf, ok } from "./check-up";

const WITHOUT =
  "lifeboat drill, status and import backup do not work: sign in, or set AWS_PROFILE. lifeboat check needs no credentials.";

/** Asks AWS who it takes us for; the one call that needs no permission. */
export async function checkCredentials(cloud: Pick<Cloud, "send">, region: string): Promise<CheckUp> {
  try {
    const { Arn, Account } = await cloud.send(region, "GetCallerIdentity", {});
    return ok("credentials", `${Arn ?? "unknown"} of account ${Account ?? "unknown"}`);
  } catch (error) {
    return fail("credentials", lineOf(error), WITHOUT);
  }
}
