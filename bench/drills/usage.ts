import { writeSync } from "node:fs";

/** Loaded before a program (`node -r`): says on a fourth stream, at the very end, what the process took. */
process.once("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeSync(3, JSON.stringify({ cpuMs: (userCPUTime + systemCPUTime) / 1000, peakMB: maxRSS / 1024 }));
});
