import { join } from "node:path";
import { expect, jest, test } from "@jest/globals";
import { findings } from "./findings";
import { analyzeState, upWithEngine } from "./harness";
import { onEngine } from "./onEngine";

jest.setTimeout(120_000);

onEngine("the real engine deploys into the stand-in cloud", () => {
  test("and a pack can analyse the state that it leaves", async () => {
    const project = { directory: join(__dirname, "programs", "database"), stack: "dev" };
    const { exitCode, deployment, resources } = await upWithEngine(project);
    const selection = resources.find(({ type }) => type === "aws:backup/selection:Selection");
    expect({ exitCode, outputs: selection?.outputs }).toEqual({
      exitCode: 0,
      outputs: {
        iamRoleArn: "arn:aws:iam::123456789012:role/backup",
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        name: "orders-4fea621",
        planId: "11df57aa-8ab9-7ee0-466f-58065eb377d7",
        region: "eu-central-1",
        resources: ["arn:aws:rds:eu-central-1:123456789012:db:orders0a21310"],
      },
    });

    const analysed = await analyzeState({ ...project, deployment, pack: join(__dirname, "packs", "probe") });
    expect({ exitCode: analysed.exitCode, findings: findings(analysed.policyEvents) }).toEqual({
      exitCode: 0,
      findings: [
        'advisory inputs aws:rds/instance:Instance::orders: multiAz absent, tagsAll {"continuity:service":"orders","team":"shop"}',
        "advisory outputs aws:rds/instance:Instance::orders: multiAz false",
        // On a file the engine names no stack: the SDK's own placeholders are left.
        "advisory stack pulumi:pulumi:Stack::database-dev: project stack in undefined, dry run: false",
      ],
    });
  });
});
