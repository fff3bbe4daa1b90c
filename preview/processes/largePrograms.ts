/**
 * What makes programs of thousands of resources slow and large, and what nobody misses:
 *
 * For each promise that the SDK waits on it keeps the stack at which it began, to print should the promise leak and should
 * PULUMI_DEBUG_PROMISE_LEAKS be set. Taken a hundred thousand times and mapped through source maps, that is half of such a
 * program's time. Unless the variable is set nobody can see these stacks, so none are taken; all others are as ever. An SDK
 * that keeps no such stacks, or keeps them elsewhere, is left as it is.
 *
 * V8 lets a heap of hundreds of megabytes double before it collects. It may grow by a fifth: a quarter less memory for a
 * little more time, and for small programs no difference.
 */
const SOURCE = `
  import { createRequire } from "node:module";
  import { setFlagsFromString } from "node:v8";
  setFlagsFromString("--heap-growing-percent=20");
  if (!process.env.PULUMI_DEBUG_PROMISE_LEAKS) {
    try {
      const debuggable = createRequire(process.argv[1])("../../runtime/debuggable");
      const traced = debuggable.debuggablePromise;
      debuggable.debuggablePromise = (promise, context) => {
        const limit = Error.stackTraceLimit;
        Error.stackTraceLimit = 0;
        try {
          return traced(promise, context);
        } finally {
          Error.stackTraceLimit = limit;
        }
      };
    } catch {}
  }
`;

/** Arguments for Node.js that start the SDK's runner so. One word, for the reason that PLAIN_ERRORS is. */
export const LARGE_PROGRAMS: readonly string[] = [`--import=data:text/javascript,${encodeURIComponent(SOURCE)}`];
