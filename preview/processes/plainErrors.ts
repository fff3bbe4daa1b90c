/**
 * The SDK reports an uncaught error with `util.inspect(error, {colors: true})`. Node.js 20.20 never returns from that when
 * the stack passes through a file directly under a scope, such as `node_modules/@pulumi/config.ts`, which is where the
 * SDK's own source maps point: the program spins for ever instead of saying, for instance, which configuration it misses.
 * Colours would be taken out again anyway, so programs and packs start with errors inspected plainly.
 */
const SOURCE = `
  import util from "node:util";
  const { inspect } = util;
  util.inspect = Object.assign((value, ...rest) => inspect(value, ...(value instanceof Error ? [] : rest)), inspect);
`;

/** Arguments for Node.js. One word: as two, the SDK would take it for a custom loader and change how it loads TypeScript. */
export const PLAIN_ERRORS: readonly string[] = [`--import=data:text/javascript,${encodeURIComponent(SOURCE)}`];
