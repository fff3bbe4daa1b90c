import { DescribeDBInstancesCommand } from "@aws-sdk/client-rds";
import { startLab } from "../../../lab";
import { clientsOf } from "../clients";

/** Starts a lab in the folder named by the first argument, prints where its database listens, and runs until it is killed. */
async function main(): Promise<void> {
  const sources = [{ kind: "instance", name: "orders-db", rows: 10, heartbeat: 0 } as const];
  const lab = await startLab({ folder: process.argv[2] ?? "", sources });
  const { DBInstances = [] } = await clientsOf(lab).rds.send(new DescribeDBInstancesCommand({}));
  process.stdout.write(JSON.stringify({ port: DBInstances[0]?.Endpoint?.Port }));
}

main().catch((error: unknown) => {
  process.stderr.write(`${error}\n`);
  process.exitCode = 1;
});
