import type { Finding } from "./finding";

/** The rules that ask nothing of the estate: our own faults, and settings that cannot be used. They cannot be switched off. */
export const OWN_RULES = ["rule-failed", "settings-valid"] as const;

/** Our own fault, said as such. The error's message is left out: it may hold a value that is a secret. */
export function ruleFailed(rule: string, error: unknown): Finding {
  return {
    rule: "rule-failed",
    verdict: "unproven",
    level: "mandatory",
    severity: "critical",
    message: `Rule ${rule} failed (${error instanceof Error ? error.name : "unknown error"}); this is a fault of Lifeboat, and the rule proves nothing.`,
    fix: "Report it with the program that shows it; LIFEBOAT_DEBUG=1 prints the details.",
  };
}

/** Settings that cannot be used are an error, never ignored; the other findings rest on the defaults. */
export function settingsInvalid(problem: string): Finding {
  return {
    rule: "settings-valid",
    verdict: "violates",
    level: "mandatory",
    severity: "high",
    message: `${problem}${/[.?!]$/.test(problem) ? "" : "."} Nothing of these settings was used.`,
    fix: "Correct the settings.",
  };
}

/** Whoever asks for a report must not go on with none, or with an old one. */
export function reportNotWritten(file: string, code: string): Finding {
  return {
    rule: "settings-valid",
    verdict: "violates",
    level: "mandatory",
    severity: "high",
    message: `The report that LIFEBOAT_REPORT asks for cannot be written to ${file} (${code}).`,
    fix: "Name a file in a directory that exists and can be written to.",
  };
}
