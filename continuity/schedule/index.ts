export { type Cron, parseCron } from "./cron";
export type { DayRule } from "./day-rule";
export { ScheduleError, type ScheduleField, type ScheduleProblem } from "./error";
export { type Gap, type GapOptions, largestGap } from "./gap";
export { horizonEnd, isSameEveryWeek } from "./horizon";
export { lastRun, nextRuns, occurrences } from "./occurrences";
export { parseSchedule, type Schedule } from "./schedule";
export { tzdataVersion } from "./tzdata";
