import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const SOURCES = join(__dirname, "..", "..", "..", "drills", "aws", "sdk");
const BUILT = join(__dirname, "sdk");

// A step of the build: of AWS's SDK it keeps what is used, in the place of what the compiler wrote there. The client of EC2 takes
// longer to load than all else that a drill does, and six of its seven hundred calls are made.
async function writeSdk(): Promise<void> {
  const { rolldown } = await import("rolldown");
  const bundle = await rolldown({
    input: Object.fromEntries(readdirSync(SOURCES).map((file) => [file.replace(/\.ts$/, ""), join(SOURCES, file)])),
    platform: "node",
    // Of packages that come in both kinds, the one in which it can be seen what nobody uses.
    resolve: { mainFields: ["module", "main"] },
    // The SDK says of its packages that loading them has no effect; reading a name that they export has none either.
    treeshake: { moduleSideEffects: false, propertyReadSideEffects: false },
  });
  rmSync(join(BUILT, "shared"), { recursive: true, force: true });
  const { output } = await bundle.write({ dir: BUILT, format: "cjs", chunkFileNames: "shared/[name].js" });
  await bundle.close();
  const modules = output.flatMap((file) => (file.type === "chunk" ? file.moduleIds : []));
  writeFileSync(join(BUILT, "LICENCES.txt"), licencesOf(modules));
}

/** Whose work became part of ours, and on what terms: their licences ask to be told with it. */
function licencesOf(modules: readonly string[]): string {
  const folders = modules.flatMap((id) => /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(id) ?? []);
  const packages = new Map<string, string[]>();
  for (const folder of [...new Set(folders)].sort()) {
    const terms = termsOf(folder);
    packages.set(terms, [...(packages.get(terms) ?? []), nameOf(folder)]);
  }
  return [...packages].map(([terms, names]) => `${names.join("\n")}\n\n${terms}`).join(`\n${"-".repeat(80)}\n\n`);
}

function nameOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return `${name} ${version}, ${license}`;
}

function termsOf(folder: string): string {
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|notice)\b/i.test(file));
  return files.map((file) => `${readFileSync(join(folder, file), "utf8").trim()}\n`).join("\n");
}

void writeSdk();
