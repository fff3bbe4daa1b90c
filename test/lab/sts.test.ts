import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { expect, test } from "@jest/globals";
import { clientsOf, simulatedLab } from "./clients";

test("whoever asks is the lab's account", async () => {
  const lab = await simulatedLab({ account: "210987654321" });
  const identity = await clientsOf(lab).sts.send(new GetCallerIdentityCommand({}));
  expect(identity).toMatchObject({ Account: "210987654321", Arn: "arn:aws:iam::210987654321:user/lab" });
  await lab.stop();
});
