import { writeSync } from "node:fs";
import { peakOf } from "../processes";

/**
 * Loaded before a program (`node -r`): says on a fourth stream, at the very end, what the process took. The peak is the kernel's
 * own of this program: that of `resourceUsage` counts what started it too.
 */
process.once("exit", () => {
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  writeSync(3, JSON.stringify({ cpuMs: (userCPUTime + systemCPUTime) / 1000, peakMB: peakOf(process.pid) }));
});
