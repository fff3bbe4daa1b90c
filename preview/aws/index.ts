import type { Provider } from "../provider";
import { check } from "./check";
import { create } from "./create";
import { invoke } from "./invoke";
import { installedSchemas } from "./package";

/**
 * What the AWS provider (v7) answers at preview, without the provider, credentials or a network. The facts about each
 * type come from the text of the `@pulumi/aws` that the program in `directory` would load, else from our own.
 *
 * Not emulated: validation, and the static defaults of the provider's schema (`skipFinalSnapshot: false` and the like),
 * which the npm package does not carry; such a property stays absent.
 */
export function awsProviderFor(directory: string): Provider {
  const schemas = installedSchemas(directory);
  return {
    checkConfig,
    check: (request) => check(request, schemas(request.type)),
    create: (request) => create(request, schemas(request.type)),
    invoke,
  };
}

/** The Region of the configuration, else that of the environment. */
function checkConfig(inputs: Record<string, unknown>, env: NodeJS.ProcessEnv): Record<string, unknown> {
  const region = inputs.region ?? (env.AWS_REGION || env.AWS_DEFAULT_REGION);
  return region === undefined ? inputs : { ...inputs, region };
}

/** {@link awsProviderFor} the working directory. */
export const awsProvider: Provider = awsProviderFor(process.cwd());
