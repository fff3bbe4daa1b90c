import type { Provider } from "./provider";

/** Stands in for a provider that nobody modelled: checks nothing, gives inputs back as outputs, answers no data source. */
export const passThroughProvider: Provider = {
  check: (request) => request.inputs,
  create: (request) => (request.provider.known ? request.inputs : {}),
  invoke: () => undefined,
};
