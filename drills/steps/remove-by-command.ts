import type { Found } from "../aws/found";
import type { Lease } from "../journal/lease";
import type { Shell } from "./context";
import { environmentFor } from "./environment";

/**
 * Has a command of the user's remove what no call of ours can: its exit code 0 is the proof that it is gone.
 *
 * @throws {Error} if there is no command, or it ends otherwise
 */
export async function removeByCommand(shell: Shell, { drill, region, removal }: Lease, found: Found): Promise<void> {
  if (removal === undefined) throw new Error("left alone, since the drill was given no command that removes it");
  const code = await shell.run(removal, environmentFor({ id: drill, region }, found));
  if (code !== 0) throw new Error(`the command that removes it ended with exit code ${code}`);
}
