import type { Limitations } from "../limitations";
import type { Provider } from "../provider";
import { UNKNOWN } from "../unknown";

const STACK_REFERENCE = "pulumi:pulumi:StackReference";
const STASH = "pulumi:index:Stash";

/** The resources and functions that live in the engine itself, in package `pulumi`. */
export function builtinProvider(limitations: Limitations): Provider {
  const otherStack = (name: unknown) => {
    limitations.add(`Stack reference ${String(name)}: other stacks are not read, so all their outputs are unknown.`);
    return { name, outputs: UNKNOWN, secretOutputNames: UNKNOWN };
  };
  return {
    check: (request) => request.inputs,
    create: (request) => {
      switch (request.type) {
        case STACK_REFERENCE:
          return otherStack(request.inputs.name ?? request.name);
        case STASH:
          return { input: request.inputs.input, output: request.inputs.input };
        default:
          return request.inputs;
      }
    },
    invoke: (token, args) => (token === "pulumi:pulumi:readStackOutputs" ? otherStack(args.name) : undefined),
  };
}
