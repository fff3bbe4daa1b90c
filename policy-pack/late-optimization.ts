import { setFlagsFromString } from "node:v8";

/** How much bytecode a function runs before V8 thinks of optimizing it; its own default is 66 KiB. */
const BUDGET = 8 * 66 * 1024;

/**
 * Has V8 optimize later, and compile without optimizing at once. A pack lives for one preview: most functions that V8 takes
 * for hot are done before optimizing them has paid off, and optimizing took 40 % of the processor time of judging a stack of
 * 5,000 resources.
 */
export function optimizeLate(): void {
  setFlagsFromString(`--interrupt-budget=${BUDGET}`);
  setFlagsFromString("--always-sparkplug");
}
