import type { ChildProcess } from "node:child_process";
import { resolve } from "node:path";
import { Server, ServerCredentials } from "@grpc/grpc-js";
import { engineService } from "./engine";
import { HangError, type PreviewError, ProgramError, type UnansweredInvokeError } from "./errors";
import { Limitations } from "./limitations";
import { previewed, Resources } from "./monitor/resources";
import { monitorService } from "./monitor/service";
import type { Diagnostic, PackOptions, PreviewOptions, PreviewResult } from "./options";
import { Pack } from "./pack/pack";
import { type Findings, Packs } from "./pack/packs";
import { kill } from "./processes/children";
import { startPackServer } from "./processes/packServer";
import { startProgram } from "./processes/program";
import { summarizeFailure } from "./processes/programFailure";
import { type Config, resolveConfig } from "./project/config";
import { type Project, readProject } from "./project/project";
import { parseStackName, type StackName } from "./project/stack";
import { MESSAGE_LIMITS, type Service } from "./rpc/service";
import { makeUrn, ROOT_STACK } from "./urn";
import { MASK } from "./values";
import { Watch } from "./watch";

const DEFAULT_TIMEOUT_SECONDS = 120;

/**
 * Previews a Pulumi program and runs policy packs on it, without the CLI, a provider plugin, credentials or the cloud.
 *
 * Program and packs are real: they run in the SDK's own entry points, against an engine that only plans. It is a
 * simulation; `limitations` of the result says what it did not do.
 *
 * @throws {PreviewError} why there can be no result; see errors.ts for the causes
 *
 * @example
 * const result = await previewProgram({
 *   directory: ".",
 *   stack: "dev",
 *   packs: [{ directory: "node_modules/lifeboat/policy-pack" }],
 *   providers: { aws: awsProvider },
 * });
 */
export async function previewProgram(options: PreviewOptions): Promise<PreviewResult> {
  const project = readProject(options.directory);
  const stack = parseStackName(options.stack, options.organization);
  const config = resolveConfig(project, stack.name, options.config);
  return new Run(options, project, stack, config).result();
}

/** One preview: all that it starts, and how it ends. */
class Run {
  private readonly resources = new Resources();
  private readonly limitations = new Limitations();
  private readonly diagnostics: Diagnostic[] = [];
  private readonly children: ChildProcess[] = [];
  private readonly server = new Server(MESSAGE_LIMITS);
  private readonly watch: Watch;
  private readonly failure: Promise<never>;
  private fail: (error: Error) => void = () => {};
  private unanswered: UnansweredInvokeError | undefined;
  private output = "";
  private packs: Packs | undefined;

  constructor(
    private readonly options: PreviewOptions,
    private readonly project: Project,
    private readonly stack: StackName,
    private readonly config: Config,
  ) {
    this.failure = new Promise((_, reject) => {
      this.fail = reject;
    });
    // Whoever races against it sees it; nobody may be left to when it comes too late.
    this.failure.catch(() => {});
    const seconds = options.timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS;
    this.watch = new Watch(seconds, (waitingFor) => this.fail(new HangError(seconds, waitingFor)));
  }

  async result(): Promise<PreviewResult> {
    const monitor = monitorService({
      project: this.project.name,
      stack: this.stack.name,
      config: this.config,
      providers: this.options.providers ?? {},
      resources: this.resources,
      limitations: this.limitations,
      watch: this.watch,
      env: this.env(),
      examine: async (resource) => (await this.packs?.examine(resource)) ?? resource.inputs,
      fail: (error) => this.fail(error),
      unanswered: (error) => {
        this.unanswered = error;
      },
    });
    try {
      const address = await this.listen([monitor.service, engineService((diagnostic) => this.note(diagnostic))]);
      const packs = this.startPacks(address);
      await Promise.race([this.failure, this.runProgram(address)]);
      return this.summarize(await Promise.race([this.failure, packs.finish(this.resources.all(), this.rootUrn())]));
    } finally {
      this.watch.stop();
      await Promise.all(this.children.map(kill));
      await this.packs?.close();
      monitor.close();
      this.server.forceShutdown();
    }
  }

  /** Serves on a free port of this machine only. */
  private listen(services: readonly Service[]): Promise<string> {
    for (const service of services) {
      this.server.addService(service.definition, service.handlers);
    }
    return new Promise((resolve, reject) => {
      this.server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) =>
        error === null ? resolve(`127.0.0.1:${port}`) : reject(error),
      );
    });
  }

  private startPacks(address: string): Packs {
    const connecting = (this.options.packs ?? []).map((pack) => this.startPack(pack, address));
    this.packs = new Packs(connecting, this.watch, (error) => this.fail(error));
    return this.packs;
  }

  private async startPack(pack: PackOptions, address: string): Promise<Pack> {
    const directory = resolve(pack.directory);
    const say = (message: string) => this.note({ severity: "info", message, urn: "" });
    const { project, stack } = this;
    const server = startPackServer(directory, project, stack, this.config, address, this.env(), say);
    this.children.push(server.child);
    return this.watch.during(`start policy pack ${directory}`, () => Pack.connect(server, pack, project.name, stack));
  }

  /** Resolves when the program has ended well. */
  private runProgram(address: string): Promise<void> {
    const child = startProgram(this.project, this.stack, this.config, address, this.env());
    this.children.push(child);
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (chunk: string) => {
        this.output += chunk;
        this.watch.alive();
      });
    }
    return new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (code, signal) => {
        if (code === 0) {
          resolve();
        } else {
          reject(this.programFailure(code, signal));
        }
      });
    });
  }

  private programFailure(code: number | null, signal: NodeJS.Signals | null): PreviewError {
    const errors = this.diagnostics.filter((diagnostic) => diagnostic.severity === "error");
    const details = errors.map((diagnostic) => diagnostic.message).join("\n\n") || this.output.trim();
    if (this.unanswered !== undefined && details.includes(this.unanswered.message)) {
      return this.unanswered;
    }
    const [first] = errors;
    return first === undefined
      ? new ProgramError(silentFailure(this.output, code, signal), details)
      : new ProgramError(summarizeFailure(first.message, this.project.directory), details);
  }

  private note(diagnostic: Diagnostic): void {
    this.diagnostics.push(diagnostic);
    this.watch.alive();
  }

  private summarize(findings: Findings): PreviewResult {
    const { undecrypted, importsEnvironments, lacksFile } = this.config;
    for (const key of undecrypted) {
      this.limitations.add(`Secret ${key} was not decrypted: the program sees "${MASK}" in its place.`);
    }
    if (importsEnvironments) {
      this.limitations.add("Environments of Pulumi ESC that the stack imports were not opened.");
    }
    if (lacksFile) {
      const file = `Pulumi.${this.stack.name}.yaml`;
      this.limitations.add(
        `There is no ${file}, though other stacks have one: the program ran without its configuration.`,
      );
    }
    return {
      project: this.project.name,
      stack: this.stack.name,
      organization: this.stack.organization,
      resources: this.resources.all().map(previewed),
      positions: this.resources.positions,
      diagnostics: [...findings.warnings, ...this.diagnostics],
      violations: findings.violations,
      remediations: findings.remediations,
      limitations: this.limitations.list(),
      programOutput: this.output,
    };
  }

  private rootUrn(): string {
    const { project, stack } = this;
    return makeUrn(stack.name, project.name, "", ROOT_STACK, `${project.name}-${stack.name}`);
  }

  private env(): NodeJS.ProcessEnv {
    return { ...process.env, ...this.options.env };
  }
}

/** A program that left without a word through the SDK: the last thing that it wrote is the best there is. */
function silentFailure(output: string, code: number | null, signal: NodeJS.Signals | null): string {
  const ending = signal === null ? `it ended with code ${code}` : `it was killed by ${signal}`;
  const last = output.trim().split("\n").pop() ?? "";
  return last === "" ? `${ending}.` : `${ending}: ${last}`;
}
