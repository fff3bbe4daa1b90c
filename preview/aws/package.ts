import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { parseSchema, type ResourceSchema } from "./schema";

/** The facts about a type, `undefined` when the package has no such resource. */
export type Schemas = (type: string) => ResourceSchema | undefined;

const readers = new Map<string, Schemas>();

/**
 * The schemas of the `@pulumi/aws` that a program in `directory` would load, else of the one installed beside us. A type
 * is read from the package's text at its first use and kept, so that a program pays only for the types it has.
 */
export function installedSchemas(directory: string): Schemas {
  return (type) => {
    const root = packageRoot(directory);
    if (root === undefined) {
      return undefined;
    }
    let schemas = readers.get(root);
    if (schemas === undefined) {
      schemas = once((wanted) => readSchema(root, wanted));
      readers.set(root, schemas);
    }
    return schemas(type);
  };
}

/** The directory of the package, looked for as Node would from a file in `directory`, then from this one. */
const packageRoot = once((directory: string): string | undefined => {
  for (const from of [join(resolve(directory), "index.js"), __filename]) {
    try {
      return dirname(createRequire(from).resolve("@pulumi/aws/package.json"));
    } catch {
      // Not installed there: look in the next place.
    }
  }
  return undefined;
});

function readSchema(root: string, type: string): ResourceSchema | undefined {
  const path = type.split(":")[1]?.split("/");
  if (path === undefined || !type.startsWith("aws:")) {
    return undefined;
  }
  const directory = join(root, ...path.slice(0, -1).filter((part) => part !== "index"));
  const file = path.at(-1) ?? "";
  for (const name of candidates(directory, file)) {
    const schema = parseSchema(text(join(directory, `${name}.js`)), text(join(directory, `${name}.d.ts`)));
    if (schema?.type === type) {
      return schema;
    }
  }
  return undefined;
}

/** The file is named by the token, but for a few: `glue/mLTransform` is `mltransform`, `kendra/index` is `index_`. */
function candidates(directory: string, file: string): string[] {
  const wanted = [file.toLowerCase(), `${file.toLowerCase()}_`];
  const others = names(directory)
    .filter((name) => name.endsWith(".d.ts"))
    .map((name) => name.slice(0, -".d.ts".length))
    .filter((name) => name !== file && wanted.includes(name.toLowerCase()));
  return [file, ...others];
}

const names = once((directory: string): string[] => {
  try {
    return readdirSync(directory).sort();
  } catch {
    return [];
  }
});

function text(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

function once<T>(read: (key: string) => T): (key: string) => T {
  const known = new Map<string, { readonly value: T }>();
  return (key) => {
    const hit = known.get(key) ?? { value: read(key) };
    known.set(key, hit);
    return hit.value;
  };
}
