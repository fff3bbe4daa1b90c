import type { Machine } from "./machine";
import type { BenchRow } from "./row";
import { writeTable } from "./table";

/** The page that `npm run bench` writes. */
export function writePage(rows: readonly BenchRow[], machine: Machine): string {
  const { cores, memoryGiB, node, kernel, load, date } = machine;
  return `# Performance

Written by \`npm run bench\`; do not edit the figures. Every figure stands beside its floor: what the same thing costs with
nothing of ours in it, measured in the same run, by turns. What counts is the ratio: other work on the machine slows both.

Taken on ${date}: ${cores} cores, ${memoryGiB} GiB of memory, Node.js ${node}, ${kernel}; load average ${load.toFixed(1)} at the start.

${writeTable(rows)}

A figure is the median of its turns, with the least and the most in brackets; the ratio is that of the medians.

## What is measured, and what the floor is

- **Pack ready to serve**: from the start of the SDK's \`run-policy-pack\` to the line with its port, and the peak resident
  memory that the kernel noted by then (\`VmHWM\`). Floor: a compiled pack of the same SDK with one resource policy and one
  stack policy that do nothing.
- **Stack policy**: one AnalyzeStack call to a new pack process that has seen all inputs before, with a lifeboat.yaml to
  read. The stack is that of teams of 250 resources, each in ten services that wait for each other: a network with NAT
  gateways, keys and vaults; RDS, Aurora, DynamoDB, S3, EFS, FSx, EBS, Redshift, DocumentDB, Neptune, MemoryDB, ElastiCache,
  OpenSearch, MSK, Kinesis, SQS and SNS; ECS, EKS, Lambda, EC2 and Auto Scaling behind load balancers, CloudFront and Route 53;
  backup plans by ARN and by tag, with copies in a second Region; and the roles, groups and alarms that go with them. 5,000
  resources are 200 services. A third of them is flawed, and a fourth keeps monthly points beside its frequent ones. Inputs
  and outputs are as the AWS provider answers at preview, so most outputs are unknown. Floor: the same call to the pack that
  does nothing; the SDK reads every resource for it too.
- **A resource of N**: the same call by size of the stack, divided by the number of resources. Floor: 5,000 resources. Smaller
  stacks bear alone what is done once in a process, however large the stack: code that is not compiled yet, and trials of
  changes, which are made once for all services that are alike. 50,000 resources are measured once.
- **Remediate and Analyze**: both calls for every resource, 16 at a time. Floor: the same to the pack that does nothing.
- **lifeboat check**: the whole command on the sample, from start to end of its process. Floor: the SDK's runner alone on
  the same program, from start to end, against an engine that is already running elsewhere and answers each registration
  at once with its own inputs. The floor has no engine, no pack and no report in it. Pack and program start side by side, so
  the ratio holds where two cores are free: on a machine that is busy otherwise it nears 2, the work of both.
- **lifeboat check of 200 services**: the whole command, gate on, on a program whose components make a database, a bucket and a
  table for each service (bench/components). Floor: the SDK's runner alone, as above, on the same AWS resources stated one by
  one, each with its inputs and links. The embedded preview switches off the SDK's stacks for leaking promises, which nobody
  sees, so it can take less time than its floor. The memory is that of the largest process, which is the program.
- **Every format**: the report on the 5,000 resources of the stack policy, written in each form that there is, one after the
  other, in one process. Floor: all calls to the pack of the check that the report is of: Remediate and Analyze of each
  resource, then AnalyzeStack. The program and the engine, which take longer than that, are left out.
- **HTML page**: of the report on the same 5,000 resources, in 200 services, written to a file, and how large it is. Floor: the
  same report as JSON.
- **Largest gap**: reading a schedule and finding the largest gap between its runs, over five years (28 where it depends on
  dates). Floor: listing the same runs with croner.
- **Assess databases**: the whole assessment, in one process, of databases that ten plans of ten rules each cover all; no two
  rules are alike, many suppress each other. Floor: a tenth of the databases. Equal questions are answered once, so most of
  the time is that of the hundred rules, and ten times the databases must take at most twelve times the time.
- **Our share of a drill**: the processor time of \`lifeboat drill run\`, all of it: Node.js and the SDK's clients too. Floor:
  how long the command took from start to end, against a lab with a real PostgreSQL of 5,000 rows and the usual five seconds
  between two questions. That lab restores in less than a second; AWS takes minutes, of which our share is the less.
- **Drills at once**: each of another database, in one process that also holds the lab, with databases that are only said
  to be there and a seeded clock, on which restores take minutes. Every drill must be told, in this order, that what it
  makes is being created, is available, is being deleted and is gone. There is no floor: what one may take is said.
`;
}
