import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Lab, LabError, startLab } from "../lab";
import { writeProject } from "./practice/project";

const INTO = ["--subnet-group", "isolated", "--security-group", "sg-0isolated0000000000", "--poll", "1s"];

/** What is shown, a command each. */
const STEPS: readonly { readonly says: string; readonly args: readonly string[] }[] = [
  {
    says: "A drill: restore the newest backup into isolation, check it, time it, remove it.",
    args: ["drill", "run", "orders", "--state", "state.json", "--heartbeat", "heartbeat.at", ...INTO],
  },
  { says: "The evidence that it left, and whether that is whole.", args: ["evidence", "verify"] },
  {
    says: "The next proof reads the evidence. That of a lab never counts for production, and it says so.",
    args: ["check", "--state", "state.json"],
  },
];

/**
 * `npm run drill`: a whole drill on this machine, of a real PostgreSQL, without an account. Nothing is left of it.
 *
 * @returns the exit code: whether the drill passed, and its evidence is whole
 */
async function practise(): Promise<number> {
  const directory = mkdtempSync(join(tmpdir(), "lifeboat-practice-"));
  let lab: Lab | undefined;
  try {
    lab = await startLab();
    writeProject(directory, lab);
    let worst = 0;
    for (const { says, args } of STEPS) {
      process.stdout.write(`\n${says}\n\n$ lifeboat ${args.join(" ")}\n`);
      const code = await lifeboat(args, directory, lab.environment);
      // A proof that nothing has tested in production is no failure of the practice.
      if (args[0] !== "check") worst = Math.max(worst, code);
    }
    return worst;
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
    process.stderr.write(`error: ${error.message}\n`);
    return 2;
  } finally {
    await lab?.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

const COMMAND = join(__dirname, "lifeboat.js");

function lifeboat(args: readonly string[], cwd: string, environment: Lab["environment"]): Promise<number> {
  // A certificate or a password of another database would only get in the way.
  const inherited = Object.entries(process.env).filter(([name]) => !/^(AWS_|LIFEBOAT_|PG)/.test(name));
  const env = { ...Object.fromEntries(inherited), NODE_NO_WARNINGS: "1", ...environment };
  const child = spawn(process.execPath, [COMMAND, ...args], { cwd, env, stdio: ["ignore", "inherit", "inherit"] });
  const forward = (signal: NodeJS.Signals) => void child.kill(signal);
  process.on("SIGINT", forward).on("SIGTERM", forward);
  return new Promise((settle, fail) => {
    child.once("error", fail);
    child.once("close", (code) => {
      process.off("SIGINT", forward).off("SIGTERM", forward);
      settle(code ?? 1);
    });
  });
}

void practise().then((code) => {
  process.exitCode = code;
});
