import { PackStartError } from "./errors";
import { kill } from "./processes/children";
import { startPackServer } from "./processes/packServer";
import { parseStackName } from "./project/stack";

/** Nothing listens there; a pack turns to its engine only when it has something to say. */
const NO_ENGINE = "127.0.0.1:1";

/**
 * Starts a policy pack as a preview would, waits until it serves, and ends it.
 *
 * @throws {PreviewError} it does not serve, or not in time
 */
export async function probePack(directory: string, seconds: number): Promise<void> {
  const project = { name: "probe", root: directory };
  const config = { values: new Map<string, string>() };
  const server = startPackServer(directory, project, parseStackName("probe"), config, NO_ENGINE, process.env, () => {});
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    const reason = `it does not serve within ${seconds} seconds`;
    timer = setTimeout(() => fail(new PackStartError(directory, reason, "")), seconds * 1000);
  });
  try {
    await Promise.race([server.port, late]);
  } finally {
    clearTimeout(timer);
    await kill(server.child);
  }
}
