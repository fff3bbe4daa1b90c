import { relative } from "node:path";
import { stripVTControlCharacters } from "node:util";

const HEADER = /^Running program '.*' failed with an unhandled exception:\n/;

/**
 * What went wrong in the program, in one or two lines with the place in the user's own code, from what the SDK logged:
 * a header, the error with its stack trace, or the messages of the TypeScript compiler.
 */
export function summarizeFailure(log: string, directory: string): string {
  const text = stripVTControlCharacters(log).replace(HEADER, "").trim();
  return compilerMessages(text) ?? syntaxError(text, directory) ?? thrown(text, directory);
}

/** `index.ts(3,7): error TS2322: …`, or `index.ts:3:7 - error TS2322: …`. */
function compilerMessages(text: string): string | undefined {
  const messages = [...text.matchAll(/^(.+?)[(:](\d+)[,:](\d+)\)?(?::| -) error (TS\d+): (.*)$/gm)];
  const [first] = messages;
  if (first === undefined) {
    return undefined;
  }
  const [, file, line, column, code, message] = first;
  const more = messages.length === 1 ? "" : ` (and ${messages.length - 1} more)`;
  return `it does not compile: ${message} [${code}] (${file}:${line}:${column})${more}`;
}

/** Node.js prints the place, the line, a caret, and only then what is wrong. */
function syntaxError(text: string, directory: string): string | undefined {
  const match = /^(\/.+|[A-Z]:\\.+):(\d+)\n[\s\S]*?\n(SyntaxError: .*)/.exec(text);
  return match === null ? undefined : `${match[3]} (${relative(directory, match[1] ?? "")}:${match[2]})`;
}

function thrown(text: string, directory: string): string {
  const lines = text.split("\n");
  const end = lines.findIndex((line) => /^\s+at /.test(line));
  const message = (end === -1 ? lines : lines.slice(0, end))
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .slice(0, 2)
    .join(" ")
    .replace(/^Error: /, "")
    .replace(/ Require stack:$/, "");
  const place = lines
    .map((line) => /^\s+at (?:.*\()?((?:\/|[A-Z]:\\|file:\/\/)[^()]+):(\d+):(\d+)\)?(?: \{)?$/.exec(line))
    .find((match) => match !== null && !/node_modules/.test(match[1] ?? ""));
  return place
    ? `${message} (${relative(directory, (place[1] ?? "").replace("file://", ""))}:${place[2]}:${place[3]})`
    : message;
}
