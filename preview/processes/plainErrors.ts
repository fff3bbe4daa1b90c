/**
 * The SDK reports an uncaught error with `util.inspect(error, {colors: true})`. Where the stack passes through a file
 * directly under a scope, such as `node_modules/@pulumi/config.ts`, which is where the SDK's own source maps point,
 * Node.js 20.20 loops in there until the string that it builds overflows: half a minute of silence before a program can
 * say, for instance, which configuration it misses. Colours would be taken out again anyway, so programs and packs start
 * with errors inspected plainly.
 */
const SOURCE = `
  import util from "node:util";
  util.inspect = new Proxy(util.inspect, {
    apply: (inspect, self, [value, ...rest]) => inspect(value, ...(value instanceof Error ? [] : rest)),
  });
`;

/** Arguments for Node.js. One word: as two, the SDK would take it for a custom loader and change how it loads TypeScript. */
export const PLAIN_ERRORS: readonly string[] = [`--import=data:text/javascript,${encodeURIComponent(SOURCE)}`];
