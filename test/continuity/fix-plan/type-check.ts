import { join } from "node:path";
import ts from "typescript";
import type { ReportFixPlan } from "../../../continuity/report/report-fix-plan";

/** What TypeScript has against the snippets of plans, each in a function that is given the names which they stand on. */
export function typeErrors(plans: readonly Pick<ReportFixPlan, "snippets" | "standsFor">[]): readonly string[] {
  // Beside the tests, so that packages are found from there; it exists in memory only.
  const file = join(__dirname, "snippets.in-memory.ts");
  const source = sourceOf(plans);
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: ["node"],
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => name === file || fileExists(name);
  host.getSourceFile = (name, ...rest) =>
    name === file ? ts.createSourceFile(name, source, ts.ScriptTarget.ES2022) : getSourceFile(name, ...rest);
  const program = ts.createProgram([file], options, host);
  const found = [...program.getSyntacticDiagnostics(), ...program.getSemanticDiagnostics(program.getSourceFile(file))];
  const lines = source.split("\n");
  return found.map(({ messageText, start = 0 }) => {
    const line = lines[source.slice(0, start).split("\n").length - 1];
    return `${ts.flattenDiagnosticMessageText(messageText, " ")}: ${line?.trim()}`;
  });
}

function sourceOf(plans: readonly Pick<ReportFixPlan, "snippets" | "standsFor">[]): string {
  const functions = plans.map(({ snippets, standsFor }, i) => {
    const parameters = standsFor.map(({ name, type }) => `${name}: ${type}`).join(", ");
    return [`export function plan${i}(${parameters}) {`, ...snippets.map(({ code }) => code), "}"].join("\n");
  });
  return ['import * as aws from "@pulumi/aws";', 'import * as pulumi from "@pulumi/pulumi";', ...functions].join("\n");
}
